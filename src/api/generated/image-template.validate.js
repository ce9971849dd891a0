// Generated from crds/imagetemplates.yaml by `npm run generate`. Do not edit.
var q=(f,s)=>()=>{try{return s||f((s={exports:{}}).exports,s),s.exports}catch(D){throw s=0,D}};var N=q(T=>{"use strict";Object.defineProperty(T,"__esModule",{value:!0});function A(f){let s=f.length,D=0,x=0,
I;for(;x<s;)D++,I=f.charCodeAt(x++),I>=55296&&I<=56319&&x<s&&(I=f.charCodeAt(x),(I&64512)===56320&&x++);return D}
T.default=A;A.code='require("ajv/dist/runtime/ucs2length").default'});var M=q((J,z)=>{z.exports=L;z.exports.default=L;var v={type:"object",additionalProperties:!1,required:["apiVer\
sion","kind","metadata","spec"],properties:{apiVersion:{type:"string",const:"imagesmith.dev/v1alpha1"},kind:{type:"\
string",const:"ImageTemplate"},metadata:{type:"object",required:["name"],properties:{name:{type:"string",minLength:1,
maxLength:253}}},spec:{type:"object",required:["regionID","source","instance"],properties:{regionID:{type:"str\
ing",maxLength:64},credentials:{type:"object",required:["secretRef"],properties:{secretRef:{type:"object",required:[
"name"],properties:{name:{type:"string",maxLength:253,pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z\
0-9]*[a-z0-9])?)*$"}},additionalProperties:!1}},additionalProperties:!1},source:{type:"object",properties:{imageFamily:{
type:"string",minLength:2,maxLength:128,pattern:"^\\S+$"},imageID:{type:"string",maxLength:128,pattern:"^[A-Za\
-z0-9][A-Za-z0-9._-]*$"}},additionalProperties:!1},components:{type:"array",maxItems:50,items:{type:"object",required:[
"name"],properties:{name:{type:"string",maxLength:253,pattern:"^[A-Za-z0-9\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$"},
version:{type:"string",maxLength:32,pattern:"^(\\*|(\\*|0|[1-9][0-9]{0,8})(\\.(\\*|0|[1-9][0-9]{0,8})){2})$"},
catalog:{type:"string",enum:["Namespace","System","ECS"]},parameters:{type:"array",maxItems:20,items:{type:"ob\
ject",required:["name"],properties:{name:{type:"string",maxLength:64,pattern:"^[A-Za-z_][A-Za-z0-9_-]*$"},value:{
type:"string",maxLength:4096},valueFrom:{type:"object",required:["secretKeyRef"],properties:{secretKeyRef:{type:"\
object",required:["name","key"],properties:{name:{type:"string",maxLength:253,pattern:"^[a-z0-9]([-a-z0-9]*[a-\
z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},key:{type:"string",maxLength:253,pattern:"^[-._a-zA-Z0-9]+$"}},additionalProperties:!1}},
additionalProperties:!1}},additionalProperties:!1}}},additionalProperties:!1}},buildContent:{type:"string",minLength:1,
maxLength:16384},secrets:{type:"object",default:{},properties:{delivery:{type:"string",enum:["Encrypted","Plai\
n"],default:"Encrypted"}},additionalProperties:!1},instance:{type:"object",required:["instanceTypes","vSwitchI\
Ds","securityGroupID"],properties:{instanceTypes:{type:"array",minItems:1,maxItems:10,items:{type:"string",maxLength:64,
pattern:"^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$"}},vSwitchIDs:{type:"array",minItems:1,maxItems:10,items:{type:"strin\
g",maxLength:64,pattern:"^vsw-[a-z0-9]+$"}},securityGroupID:{type:"string",maxLength:64,pattern:"^sg-[a-z0-9]+\
$"},systemDisk:{type:"object",properties:{sizeGiB:{type:"integer",format:"int32",minimum:20,maximum:2048},categories:{
type:"array",minItems:1,maxItems:5,items:{type:"string",enum:["cloud_essd","cloud_auto","cloud_essd_entry","cl\
oud_ssd","cloud_efficiency"]}},performanceLevel:{type:"string",enum:["PL0","PL1","PL2","PL3"]}},additionalProperties:!1},
internetMaxBandwidthOut:{type:"integer",format:"int32",minimum:0,maximum:100,default:0},tags:{type:"object",maxProperties:10,
properties:{},additionalProperties:{type:"string",maxLength:128}},resourceGroupID:{type:"string",maxLength:64,
pattern:"^rg-[A-Za-z0-9]+$"}},additionalProperties:!1},generalize:{type:"object",default:{},properties:{mode:{
type:"string",enum:["Default","None"],default:"Default"},keep:{type:"array",maxItems:4,items:{type:"string",enum:[
"HostKeys","MachineID","History","PackageCache"]}}},additionalProperties:!1},image:{type:"object",properties:{
namePrefix:{type:"string",minLength:2,maxLength:64},description:{type:"string",minLength:2,maxLength:256},tags:{
type:"object",maxProperties:10,properties:{},additionalProperties:{type:"string",maxLength:128}},resourceGroupID:{
type:"string",maxLength:64,pattern:"^rg-[A-Za-z0-9]+$"}},additionalProperties:!1},distribution:{type:"object",
properties:{regions:{type:"array",maxItems:20,items:{type:"object",required:["regionID"],properties:{regionID:{
type:"string",maxLength:64}},additionalProperties:!1}}},additionalProperties:!1},limits:{type:"object",default:{},
properties:{timeout:{type:"string",maxLength:16,default:"4h"},attempts:{type:"integer",format:"int32",minimum:1,
maximum:10,default:3}},additionalProperties:!1},suspend:{type:"boolean",default:!1}},additionalProperties:!1},
status:{type:"object",required:["observedGeneration"],default:{observedGeneration:-1},properties:{observedGeneration:{
type:"integer",format:"int64",minimum:-1},conditions:{type:"array",maxItems:16,items:{type:"object",required:[
"type","status","reason","message","observedGeneration","lastTransitionTime"],properties:{type:{type:"string",
maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},status:{type:"string",enum:["True","False","Unknown"]},reason:{type:"\
string",minLength:1,maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},message:{type:"string",maxLength:1024},observedGeneration:{
type:"integer",format:"int64",minimum:0},lastTransitionTime:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1}},
specHash:{type:"string",maxLength:128},buildCounter:{type:"integer",format:"int64",minimum:0},activeBuild:{type:"\
object",required:["name","reason"],properties:{name:{type:"string",maxLength:63},reason:{type:"string",enum:["\
FirstBuild","SpecChange"]}},additionalProperties:!1},latestBuild:{type:"object",required:["name","reason"],properties:{
name:{type:"string",maxLength:63},reason:{type:"string",enum:["FirstBuild","SpecChange"]},result:{type:"string",
enum:["Succeeded","Failed"]},completionTime:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1},
images:{type:"array",maxItems:21,items:{type:"object",required:["regionID","imageID"],properties:{regionID:{type:"\
string",maxLength:64},imageID:{type:"string",maxLength:128}},additionalProperties:!1}}},additionalProperties:!1}}},
h=N().default,F=Object.prototype.hasOwnProperty,j=new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0\
-9]*[a-z0-9])?)*$","u"),R=new RegExp("^\\S+$","u"),$=new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$","u"),Z=new RegExp(
"^[A-Za-z0-9\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$","u"),S=new RegExp("^(\\*|(\\*|0|[1-9][0-9]{0,8})(\\.(\\*\
|0|[1-9][0-9]{0,8})){2})$","u"),_=new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$","u"),K=new RegExp("^[-._a-zA-Z0-9]+$",
"u"),C=new RegExp("^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$","u"),V=new RegExp("^vsw-[a-z0-9]+$","u"),E=new RegExp("^sg\
-[a-z0-9]+$","u"),O=new RegExp("^rg-[A-Za-z0-9]+$","u"),B=new RegExp("^[A-Z][A-Za-z0-9]*$","u"),G=/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
function L(f,{instancePath:s="",parentData:D,parentDataProperty:x,rootData:I=f}={}){let e=null,t=0;if(f&&typeof f==
"object"&&!Array.isArray(f)){if(f.status===void 0&&(f.status={observedGeneration:-1}),f.apiVersion===void 0){let p={
instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must \
have required property 'apiVersion'"};e===null?e=[p]:e.push(p),t++}if(f.kind===void 0){let p={instancePath:s,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===
null?e=[p]:e.push(p),t++}if(f.metadata===void 0){let p={instancePath:s,schemaPath:"#/required",keyword:"requir\
ed",params:{missingProperty:"metadata"},message:"must have required property 'metadata'"};e===null?e=[p]:e.push(
p),t++}if(f.spec===void 0){let p={instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},message:"must have required property 'spec'"};e===null?e=[p]:e.push(p),t++}for(let p in f)if(!(p==="api\
Version"||p==="kind"||p==="metadata"||p==="spec"||p==="status")){let n={instancePath:s,schemaPath:"#/additiona\
lProperties",keyword:"additionalProperties",params:{additionalProperty:p},message:"must NOT have additional pr\
operties"};e===null?e=[n]:e.push(n),t++}if(f.apiVersion!==void 0){let p=f.apiVersion;if(typeof p!="string"){let n={
instancePath:s+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[n]:e.push(n),t++}if(p!=="imagesmith.dev/v1alpha1"){let n={instancePath:s+"/apiVer\
sion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue:"imagesmith.dev/v1alpha1"},
message:"must be equal to constant"};e===null?e=[n]:e.push(n),t++}}if(f.kind!==void 0){let p=f.kind;if(typeof p!=
"string"){let n={instancePath:s+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"strin\
g"},message:"must be string"};e===null?e=[n]:e.push(n),t++}if(p!=="ImageTemplate"){let n={instancePath:s+"/kin\
d",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"ImageTemplate"},message:"must be\
 equal to constant"};e===null?e=[n]:e.push(n),t++}}if(f.metadata!==void 0){let p=f.metadata;if(p&&typeof p=="o\
bject"&&!Array.isArray(p)){if(p.name===void 0){let n={instancePath:s+"/metadata",schemaPath:"#/properties/meta\
data/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};
e===null?e=[n]:e.push(n),t++}if(p.name!==void 0){let n=p.name;if(typeof n=="string"){if(h(n)>253){let m={instancePath:s+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[m]:e.push(m),t++}if(h(n)<1){let m={instancePath:s+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[m]:e.push(m),t++}}else{let m={instancePath:s+"/me\
tadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),t++}}}else{let n={instancePath:s+"/metadata",schemaPath:"#/propertie\
s/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[n]:e.push(n),t++}}
if(f.spec!==void 0){let p=f.spec;if(p&&typeof p=="object"&&!Array.isArray(p)){if(p.secrets===void 0&&(p.secrets=
{}),p.generalize===void 0&&(p.generalize={}),p.limits===void 0&&(p.limits={}),p.suspend===void 0&&(p.suspend=!1),
p.regionID===void 0){let a={instancePath:s+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",
params:{missingProperty:"regionID"},message:"must have required property 'regionID'"};e===null?e=[a]:e.push(a),
t++}if(p.source===void 0){let a={instancePath:s+"/spec",schemaPath:"#/properties/spec/required",keyword:"requi\
red",params:{missingProperty:"source"},message:"must have required property 'source'"};e===null?e=[a]:e.push(a),
t++}if(p.instance===void 0){let a={instancePath:s+"/spec",schemaPath:"#/properties/spec/required",keyword:"req\
uired",params:{missingProperty:"instance"},message:"must have required property 'instance'"};e===null?e=[a]:e.
push(a),t++}for(let a in p)if(!F.call(v.properties.spec.properties,a)){let i={instancePath:s+"/spec",schemaPath:"\
#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"\
must NOT have additional properties"};e===null?e=[i]:e.push(i),t++}if(p.regionID!==void 0){let a=p.regionID;if(typeof a==
"string"){if(h(a)>64){let i={instancePath:s+"/spec/regionID",schemaPath:"#/properties/spec/properties/regionID\
/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=
[i]:e.push(i),t++}}else{let i={instancePath:s+"/spec/regionID",schemaPath:"#/properties/spec/properties/region\
ID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),t++}}if(p.credentials!==
void 0){let a=p.credentials;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.secretRef===void 0){let i={instancePath:s+
"/spec/credentials",schemaPath:"#/properties/spec/properties/credentials/required",keyword:"required",params:{
missingProperty:"secretRef"},message:"must have required property 'secretRef'"};e===null?e=[i]:e.push(i),t++}for(let i in a)
if(i!=="secretRef"){let r={instancePath:s+"/spec/credentials",schemaPath:"#/properties/spec/properties/credent\
ials/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},message:"must NOT have\
 additional properties"};e===null?e=[r]:e.push(r),t++}if(a.secretRef!==void 0){let i=a.secretRef;if(i&&typeof i==
"object"&&!Array.isArray(i)){if(i.name===void 0){let r={instancePath:s+"/spec/credentials/secretRef",schemaPath:"\
#/properties/spec/properties/credentials/properties/secretRef/required",keyword:"required",params:{missingProperty:"\
name"},message:"must have required property 'name'"};e===null?e=[r]:e.push(r),t++}for(let r in i)if(r!=="name"){
let o={instancePath:s+"/spec/credentials/secretRef",schemaPath:"#/properties/spec/properties/credentials/prope\
rties/secretRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"mu\
st NOT have additional properties"};e===null?e=[o]:e.push(o),t++}if(i.name!==void 0){let r=i.name;if(typeof r==
"string"){if(h(r)>253){let o={instancePath:s+"/spec/credentials/secretRef/name",schemaPath:"#/properties/spec/\
properties/credentials/properties/secretRef/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[o]:e.push(o),t++}if(!j.test(r)){let o={instancePath:s+
"/spec/credentials/secretRef/name",schemaPath:"#/properties/spec/properties/credentials/properties/secretRef/p\
roperties/name/pattern",keyword:"pattern",params:{pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]\
*[a-z0-9])?)*$"},message:'must match pattern "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\
$"'};e===null?e=[o]:e.push(o),t++}}else{let o={instancePath:s+"/spec/credentials/secretRef/name",schemaPath:"#\
/properties/spec/properties/credentials/properties/secretRef/properties/name/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[o]:e.push(o),t++}}}else{let r={instancePath:s+"/spec/credential\
s/secretRef",schemaPath:"#/properties/spec/properties/credentials/properties/secretRef/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}}else{let i={instancePath:s+"/spec/cred\
entials",schemaPath:"#/properties/spec/properties/credentials/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[i]:e.push(i),t++}}if(p.source!==void 0){let a=p.source;if(a&&typeof a=="object"&&
!Array.isArray(a)){for(let i in a)if(!(i==="imageFamily"||i==="imageID")){let r={instancePath:s+"/spec/source",
schemaPath:"#/properties/spec/properties/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}if(a.imageFamily!==void 0){let i=a.
imageFamily;if(typeof i=="string"){if(h(i)>128){let r={instancePath:s+"/spec/source/imageFamily",schemaPath:"#\
/properties/spec/properties/source/properties/imageFamily/maxLength",keyword:"maxLength",params:{limit:128},message:"\
must NOT have more than 128 characters"};e===null?e=[r]:e.push(r),t++}if(h(i)<2){let r={instancePath:s+"/spec/\
source/imageFamily",schemaPath:"#/properties/spec/properties/source/properties/imageFamily/minLength",keyword:"\
minLength",params:{limit:2},message:"must NOT have fewer than 2 characters"};e===null?e=[r]:e.push(r),t++}if(!R.
test(i)){let r={instancePath:s+"/spec/source/imageFamily",schemaPath:"#/properties/spec/properties/source/prop\
erties/imageFamily/pattern",keyword:"pattern",params:{pattern:"^\\S+$"},message:'must match pattern "^\\S+$"'};
e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:s+"/spec/source/imageFamily",schemaPath:"#/properties/s\
pec/properties/source/properties/imageFamily/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[r]:e.push(r),t++}}if(a.imageID!==void 0){let i=a.imageID;if(typeof i=="string"){if(h(i)>128){
let r={instancePath:s+"/spec/source/imageID",schemaPath:"#/properties/spec/properties/source/properties/imageI\
D/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?
e=[r]:e.push(r),t++}if(!$.test(i)){let r={instancePath:s+"/spec/source/imageID",schemaPath:"#/properties/spec/\
properties/source/properties/imageID/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-9][A-Za-z0-9._-]*$"},
message:'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"'};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:s+
"/spec/source/imageID",schemaPath:"#/properties/spec/properties/source/properties/imageID/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}}}else{let i={instancePath:s+"/s\
pec/source",schemaPath:"#/properties/spec/properties/source/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[i]:e.push(i),t++}}if(p.components!==void 0){let a=p.components;if(Array.isArray(a)){
if(a.length>50){let r={instancePath:s+"/spec/components",schemaPath:"#/properties/spec/properties/components/m\
axItems",keyword:"maxItems",params:{limit:50},message:"must NOT have more than 50 items"};e===null?e=[r]:e.push(
r),t++}let i=a.length;for(let r=0;r<i;r++){let o=a[r];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.name===
void 0){let c={instancePath:s+"/spec/components/"+r,schemaPath:"#/properties/spec/properties/components/items/\
required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===
null?e=[c]:e.push(c),t++}for(let c in o)if(!(c==="name"||c==="version"||c==="catalog"||c==="parameters")){let l={
instancePath:s+"/spec/components/"+r,schemaPath:"#/properties/spec/properties/components/items/additionalPrope\
rties",keyword:"additionalProperties",params:{additionalProperty:c},message:"must NOT have additional properti\
es"};e===null?e=[l]:e.push(l),t++}if(o.name!==void 0){let c=o.name;if(typeof c=="string"){if(h(c)>253){let l={
instancePath:s+"/spec/components/"+r+"/name",schemaPath:"#/properties/spec/properties/components/items/propert\
ies/name/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===
null?e=[l]:e.push(l),t++}if(!Z.test(c)){let l={instancePath:s+"/spec/components/"+r+"/name",schemaPath:"#/prop\
erties/spec/properties/components/items/properties/name/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-\
9\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$"},message:'must match pattern "^[A-Za-z0-9\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]\
*$"'};e===null?e=[l]:e.push(l),t++}}else{let l={instancePath:s+"/spec/components/"+r+"/name",schemaPath:"#/pro\
perties/spec/properties/components/items/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[l]:e.push(l),t++}}if(o.version!==void 0){let c=o.version;if(typeof c=="string"){if(h(
c)>32){let l={instancePath:s+"/spec/components/"+r+"/version",schemaPath:"#/properties/spec/properties/compone\
nts/items/properties/version/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more than\
 32 characters"};e===null?e=[l]:e.push(l),t++}if(!S.test(c)){let l={instancePath:s+"/spec/components/"+r+"/ver\
sion",schemaPath:"#/properties/spec/properties/components/items/properties/version/pattern",keyword:"pattern",
params:{pattern:"^(\\*|(\\*|0|[1-9][0-9]{0,8})(\\.(\\*|0|[1-9][0-9]{0,8})){2})$"},message:'must match pattern \
"^(\\*|(\\*|0|[1-9][0-9]{0,8})(\\.(\\*|0|[1-9][0-9]{0,8})){2})$"'};e===null?e=[l]:e.push(l),t++}}else{let l={instancePath:s+
"/spec/components/"+r+"/version",schemaPath:"#/properties/spec/properties/components/items/properties/version/\
type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}if(o.catalog!==
void 0){let c=o.catalog;if(typeof c!="string"){let l={instancePath:s+"/spec/components/"+r+"/catalog",schemaPath:"\
#/properties/spec/properties/components/items/properties/catalog/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[l]:e.push(l),t++}if(!(c==="Namespace"||c==="System"||c==="ECS")){let l={instancePath:s+
"/spec/components/"+r+"/catalog",schemaPath:"#/properties/spec/properties/components/items/properties/catalog/\
enum",keyword:"enum",params:{allowedValues:v.properties.spec.properties.components.items.properties.catalog.enum},
message:"must be equal to one of the allowed values"};e===null?e=[l]:e.push(l),t++}}if(o.parameters!==void 0){
let c=o.parameters;if(Array.isArray(c)){if(c.length>20){let u={instancePath:s+"/spec/components/"+r+"/paramete\
rs",schemaPath:"#/properties/spec/properties/components/items/properties/parameters/maxItems",keyword:"maxItem\
s",params:{limit:20},message:"must NOT have more than 20 items"};e===null?e=[u]:e.push(u),t++}let l=c.length;for(let u=0;u<
l;u++){let b=c[u];if(b&&typeof b=="object"&&!Array.isArray(b)){if(b.name===void 0){let g={instancePath:s+"/spe\
c/components/"+r+"/parameters/"+u,schemaPath:"#/properties/spec/properties/components/items/properties/paramet\
ers/items/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'n\
ame'"};e===null?e=[g]:e.push(g),t++}for(let g in b)if(!(g==="name"||g==="value"||g==="valueFrom")){let y={instancePath:s+
"/spec/components/"+r+"/parameters/"+u,schemaPath:"#/properties/spec/properties/components/items/properties/pa\
rameters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:g},message:"mus\
t NOT have additional properties"};e===null?e=[y]:e.push(y),t++}if(b.name!==void 0){let g=b.name;if(typeof g==
"string"){if(h(g)>64){let y={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/name",schemaPath:"#/prope\
rties/spec/properties/components/items/properties/parameters/items/properties/name/maxLength",keyword:"maxLeng\
th",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[y]:e.push(y),t++}if(!_.test(
g)){let y={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/name",schemaPath:"#/properties/spec/propert\
ies/components/items/properties/parameters/items/properties/name/pattern",keyword:"pattern",params:{pattern:"^\
[A-Za-z_][A-Za-z0-9_-]*$"},message:'must match pattern "^[A-Za-z_][A-Za-z0-9_-]*$"'};e===null?e=[y]:e.push(y),
t++}}else{let y={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/name",schemaPath:"#/properties/spec/p\
roperties/components/items/properties/parameters/items/properties/name/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[y]:e.push(y),t++}}if(b.value!==void 0){let g=b.value;if(typeof g=="\
string"){if(h(g)>4096){let y={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/value",schemaPath:"#/pro\
perties/spec/properties/components/items/properties/parameters/items/properties/value/maxLength",keyword:"maxL\
ength",params:{limit:4096},message:"must NOT have more than 4096 characters"};e===null?e=[y]:e.push(y),t++}}else{
let y={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/value",schemaPath:"#/properties/spec/properties\
/components/items/properties/parameters/items/properties/value/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[y]:e.push(y),t++}}if(b.valueFrom!==void 0){let g=b.valueFrom;if(g&&typeof g=="obj\
ect"&&!Array.isArray(g)){if(g.secretKeyRef===void 0){let y={instancePath:s+"/spec/components/"+r+"/parameters/"+
u+"/valueFrom",schemaPath:"#/properties/spec/properties/components/items/properties/parameters/items/propertie\
s/valueFrom/required",keyword:"required",params:{missingProperty:"secretKeyRef"},message:"must have required p\
roperty 'secretKeyRef'"};e===null?e=[y]:e.push(y),t++}for(let y in g)if(y!=="secretKeyRef"){let P={instancePath:s+
"/spec/components/"+r+"/parameters/"+u+"/valueFrom",schemaPath:"#/properties/spec/properties/components/items/\
properties/parameters/items/properties/valueFrom/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:y},message:"must NOT have additional properties"};e===null?e=[P]:e.push(P),t++}if(g.secretKeyRef!==
void 0){let y=g.secretKeyRef;if(y&&typeof y=="object"&&!Array.isArray(y)){if(y.name===void 0){let P={instancePath:s+
"/spec/components/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef",schemaPath:"#/properties/spec/properties/comp\
onents/items/properties/parameters/items/properties/valueFrom/properties/secretKeyRef/required",keyword:"requi\
red",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[P]:e.push(P),t++}
if(y.key===void 0){let P={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef",schemaPath:"\
#/properties/spec/properties/components/items/properties/parameters/items/properties/valueFrom/properties/secr\
etKeyRef/required",keyword:"required",params:{missingProperty:"key"},message:"must have required property 'key\
'"};e===null?e=[P]:e.push(P),t++}for(let P in y)if(!(P==="name"||P==="key")){let w={instancePath:s+"/spec/comp\
onents/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef",schemaPath:"#/properties/spec/properties/components/item\
s/properties/parameters/items/properties/valueFrom/properties/secretKeyRef/additionalProperties",keyword:"addi\
tionalProperties",params:{additionalProperty:P},message:"must NOT have additional properties"};e===null?e=[w]:
e.push(w),t++}if(y.name!==void 0){let P=y.name;if(typeof P=="string"){if(h(P)>253){let w={instancePath:s+"/spe\
c/components/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef/name",schemaPath:"#/properties/spec/properties/comp\
onents/items/properties/parameters/items/properties/valueFrom/properties/secretKeyRef/properties/name/maxLengt\
h",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===null?e=[w]:e.push(
w),t++}if(!j.test(P)){let w={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef/na\
me",schemaPath:"#/properties/spec/properties/components/items/properties/parameters/items/properties/valueFrom\
/properties/secretKeyRef/properties/name/pattern",keyword:"pattern",params:{pattern:"^[a-z0-9]([-a-z0-9]*[a-z0\
-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},message:'must match pattern "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z\
0-9]([-a-z0-9]*[a-z0-9])?)*$"'};e===null?e=[w]:e.push(w),t++}}else{let w={instancePath:s+"/spec/components/"+r+
"/parameters/"+u+"/valueFrom/secretKeyRef/name",schemaPath:"#/properties/spec/properties/components/items/prop\
erties/parameters/items/properties/valueFrom/properties/secretKeyRef/properties/name/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[w]:e.push(w),t++}}if(y.key!==void 0){let P=y.key;if(typeof P==
"string"){if(h(P)>253){let w={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef/k\
ey",schemaPath:"#/properties/spec/properties/components/items/properties/parameters/items/properties/valueFrom\
/properties/secretKeyRef/properties/key/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT ha\
ve more than 253 characters"};e===null?e=[w]:e.push(w),t++}if(!K.test(P)){let w={instancePath:s+"/spec/compone\
nts/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef/key",schemaPath:"#/properties/spec/properties/components/ite\
ms/properties/parameters/items/properties/valueFrom/properties/secretKeyRef/properties/key/pattern",keyword:"p\
attern",params:{pattern:"^[-._a-zA-Z0-9]+$"},message:'must match pattern "^[-._a-zA-Z0-9]+$"'};e===null?e=[w]:
e.push(w),t++}}else{let w={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/valueFrom/secretKeyRef/key",
schemaPath:"#/properties/spec/properties/components/items/properties/parameters/items/properties/valueFrom/pro\
perties/secretKeyRef/properties/key/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[w]:e.push(w),t++}}}else{let P={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/valueFrom/secre\
tKeyRef",schemaPath:"#/properties/spec/properties/components/items/properties/parameters/items/properties/valu\
eFrom/properties/secretKeyRef/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=
[P]:e.push(P),t++}}}else{let y={instancePath:s+"/spec/components/"+r+"/parameters/"+u+"/valueFrom",schemaPath:"\
#/properties/spec/properties/components/items/properties/parameters/items/properties/valueFrom/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[y]:e.push(y),t++}}}else{let g={instancePath:s+
"/spec/components/"+r+"/parameters/"+u,schemaPath:"#/properties/spec/properties/components/items/properties/pa\
rameters/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[g]:e.push(g),
t++}}}else{let l={instancePath:s+"/spec/components/"+r+"/parameters",schemaPath:"#/properties/spec/properties/\
components/items/properties/parameters/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[l]:e.push(l),t++}}}else{let c={instancePath:s+"/spec/components/"+r,schemaPath:"#/properties/spec/prop\
erties/components/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[c]:e.
push(c),t++}}}else{let i={instancePath:s+"/spec/components",schemaPath:"#/properties/spec/properties/component\
s/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),t++}}if(p.buildContent!==
void 0){let a=p.buildContent;if(typeof a=="string"){if(h(a)>16384){let i={instancePath:s+"/spec/buildContent",
schemaPath:"#/properties/spec/properties/buildContent/maxLength",keyword:"maxLength",params:{limit:16384},message:"\
must NOT have more than 16384 characters"};e===null?e=[i]:e.push(i),t++}if(h(a)<1){let i={instancePath:s+"/spe\
c/buildContent",schemaPath:"#/properties/spec/properties/buildContent/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[i]:e.push(i),t++}}else{let i={instancePath:s+"/sp\
ec/buildContent",schemaPath:"#/properties/spec/properties/buildContent/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[i]:e.push(i),t++}}let n=p.secrets;if(n&&typeof n=="object"&&!Array.
isArray(n)){n.delivery===void 0&&(n.delivery="Encrypted");for(let i in n)if(i!=="delivery"){let r={instancePath:s+
"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/additionalProperties",keyword:"additionalProp\
erties",params:{additionalProperty:i},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),
t++}let a=n.delivery;if(typeof a!="string"){let i={instancePath:s+"/spec/secrets/delivery",schemaPath:"#/prope\
rties/spec/properties/secrets/properties/delivery/type",keyword:"type",params:{type:"string"},message:"must be\
 string"};e===null?e=[i]:e.push(i),t++}if(!(a==="Encrypted"||a==="Plain")){let i={instancePath:s+"/spec/secret\
s/delivery",schemaPath:"#/properties/spec/properties/secrets/properties/delivery/enum",keyword:"enum",params:{
allowedValues:v.properties.spec.properties.secrets.properties.delivery.enum},message:"must be equal to one of \
the allowed values"};e===null?e=[i]:e.push(i),t++}}else{let a={instancePath:s+"/spec/secrets",schemaPath:"#/pr\
operties/spec/properties/secrets/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[a]:e.push(a),t++}if(p.instance!==void 0){let a=p.instance;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.
internetMaxBandwidthOut===void 0&&(a.internetMaxBandwidthOut=0),a.instanceTypes===void 0){let r={instancePath:s+
"/spec/instance",schemaPath:"#/properties/spec/properties/instance/required",keyword:"required",params:{missingProperty:"\
instanceTypes"},message:"must have required property 'instanceTypes'"};e===null?e=[r]:e.push(r),t++}if(a.vSwitchIDs===
void 0){let r={instancePath:s+"/spec/instance",schemaPath:"#/properties/spec/properties/instance/required",keyword:"\
required",params:{missingProperty:"vSwitchIDs"},message:"must have required property 'vSwitchIDs'"};e===null?e=
[r]:e.push(r),t++}if(a.securityGroupID===void 0){let r={instancePath:s+"/spec/instance",schemaPath:"#/properti\
es/spec/properties/instance/required",keyword:"required",params:{missingProperty:"securityGroupID"},message:"m\
ust have required property 'securityGroupID'"};e===null?e=[r]:e.push(r),t++}for(let r in a)if(!(r==="instanceT\
ypes"||r==="vSwitchIDs"||r==="securityGroupID"||r==="systemDisk"||r==="internetMaxBandwidthOut"||r==="tags"||r===
"resourceGroupID")){let o={instancePath:s+"/spec/instance",schemaPath:"#/properties/spec/properties/instance/a\
dditionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have addit\
ional properties"};e===null?e=[o]:e.push(o),t++}if(a.instanceTypes!==void 0){let r=a.instanceTypes;if(Array.isArray(
r)){if(r.length>10){let c={instancePath:s+"/spec/instance/instanceTypes",schemaPath:"#/properties/spec/propert\
ies/instance/properties/instanceTypes/maxItems",keyword:"maxItems",params:{limit:10},message:"must NOT have mo\
re than 10 items"};e===null?e=[c]:e.push(c),t++}if(r.length<1){let c={instancePath:s+"/spec/instance/instanceT\
ypes",schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/minItems",keyword:"minItems",
params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[c]:e.push(c),t++}let o=r.length;for(let c=0;c<
o;c++){let l=r[c];if(typeof l=="string"){if(h(l)>64){let u={instancePath:s+"/spec/instance/instanceTypes/"+c,schemaPath:"\
#/properties/spec/properties/instance/properties/instanceTypes/items/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[u]:e.push(u),t++}if(!C.test(l)){let u={instancePath:s+
"/spec/instance/instanceTypes/"+c,schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/i\
tems/pattern",keyword:"pattern",params:{pattern:"^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$"},message:'must match pattern\
 "^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$"'};e===null?e=[u]:e.push(u),t++}}else{let u={instancePath:s+"/spec/instance/\
instanceTypes/"+c,schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/items/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),t++}}}else{let o={instancePath:s+
"/spec/instance/instanceTypes",schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/type",
keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[o]:e.push(o),t++}}if(a.vSwitchIDs!==
void 0){let r=a.vSwitchIDs;if(Array.isArray(r)){if(r.length>10){let c={instancePath:s+"/spec/instance/vSwitchI\
Ds",schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/maxItems",keyword:"maxItems",params:{
limit:10},message:"must NOT have more than 10 items"};e===null?e=[c]:e.push(c),t++}if(r.length<1){let c={instancePath:s+
"/spec/instance/vSwitchIDs",schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/minItems",
keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[c]:e.push(c),t++}let o=r.
length;for(let c=0;c<o;c++){let l=r[c];if(typeof l=="string"){if(h(l)>64){let u={instancePath:s+"/spec/instanc\
e/vSwitchIDs/"+c,schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/items/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[u]:e.push(u),t++}if(!V.
test(l)){let u={instancePath:s+"/spec/instance/vSwitchIDs/"+c,schemaPath:"#/properties/spec/properties/instanc\
e/properties/vSwitchIDs/items/pattern",keyword:"pattern",params:{pattern:"^vsw-[a-z0-9]+$"},message:'must matc\
h pattern "^vsw-[a-z0-9]+$"'};e===null?e=[u]:e.push(u),t++}}else{let u={instancePath:s+"/spec/instance/vSwitch\
IDs/"+c,schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),t++}}}else{let o={instancePath:s+"/spec/inst\
ance/vSwitchIDs",schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/type",keyword:"type",
params:{type:"array"},message:"must be array"};e===null?e=[o]:e.push(o),t++}}if(a.securityGroupID!==void 0){let r=a.
securityGroupID;if(typeof r=="string"){if(h(r)>64){let o={instancePath:s+"/spec/instance/securityGroupID",schemaPath:"\
#/properties/spec/properties/instance/properties/securityGroupID/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[o]:e.push(o),t++}if(!E.test(r)){let o={instancePath:s+
"/spec/instance/securityGroupID",schemaPath:"#/properties/spec/properties/instance/properties/securityGroupID/\
pattern",keyword:"pattern",params:{pattern:"^sg-[a-z0-9]+$"},message:'must match pattern "^sg-[a-z0-9]+$"'};e===
null?e=[o]:e.push(o),t++}}else{let o={instancePath:s+"/spec/instance/securityGroupID",schemaPath:"#/properties\
/spec/properties/instance/properties/securityGroupID/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[o]:e.push(o),t++}}if(a.systemDisk!==void 0){let r=a.systemDisk;if(r&&typeof r=="objec\
t"&&!Array.isArray(r)){for(let o in r)if(!(o==="sizeGiB"||o==="categories"||o==="performanceLevel")){let c={instancePath:s+
"/spec/instance/systemDisk",schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/additional\
Properties",keyword:"additionalProperties",params:{additionalProperty:o},message:"must NOT have additional pro\
perties"};e===null?e=[c]:e.push(c),t++}if(r.sizeGiB!==void 0){let o=r.sizeGiB;if(!(typeof o=="number"&&!(o%1)&&
!isNaN(o)&&isFinite(o))){let c={instancePath:s+"/spec/instance/systemDisk/sizeGiB",schemaPath:"#/properties/sp\
ec/properties/instance/properties/systemDisk/properties/sizeGiB/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"};e===null?e=[c]:e.push(c),t++}if(typeof o=="number"&&isFinite(o)){if(o>2048||isNaN(o)){let c={
instancePath:s+"/spec/instance/systemDisk/sizeGiB",schemaPath:"#/properties/spec/properties/instance/propertie\
s/systemDisk/properties/sizeGiB/maximum",keyword:"maximum",params:{comparison:"<=",limit:2048},message:"must b\
e <= 2048"};e===null?e=[c]:e.push(c),t++}if(o<20||isNaN(o)){let c={instancePath:s+"/spec/instance/systemDisk/s\
izeGiB",schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/properties/sizeGiB/minimum",keyword:"\
minimum",params:{comparison:">=",limit:20},message:"must be >= 20"};e===null?e=[c]:e.push(c),t++}}}if(r.categories!==
void 0){let o=r.categories;if(Array.isArray(o)){if(o.length>5){let l={instancePath:s+"/spec/instance/systemDis\
k/categories",schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/properties/categories/ma\
xItems",keyword:"maxItems",params:{limit:5},message:"must NOT have more than 5 items"};e===null?e=[l]:e.push(l),
t++}if(o.length<1){let l={instancePath:s+"/spec/instance/systemDisk/categories",schemaPath:"#/properties/spec/\
properties/instance/properties/systemDisk/properties/categories/minItems",keyword:"minItems",params:{limit:1},
message:"must NOT have fewer than 1 items"};e===null?e=[l]:e.push(l),t++}let c=o.length;for(let l=0;l<c;l++){let u=o[l];
if(typeof u!="string"){let b={instancePath:s+"/spec/instance/systemDisk/categories/"+l,schemaPath:"#/propertie\
s/spec/properties/instance/properties/systemDisk/properties/categories/items/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[b]:e.push(b),t++}if(!(u==="cloud_essd"||u==="cloud_auto"||u==="\
cloud_essd_entry"||u==="cloud_ssd"||u==="cloud_efficiency")){let b={instancePath:s+"/spec/instance/systemDisk/\
categories/"+l,schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/properties/categories/i\
tems/enum",keyword:"enum",params:{allowedValues:v.properties.spec.properties.instance.properties.systemDisk.properties.
categories.items.enum},message:"must be equal to one of the allowed values"};e===null?e=[b]:e.push(b),t++}}}else{
let c={instancePath:s+"/spec/instance/systemDisk/categories",schemaPath:"#/properties/spec/properties/instance\
/properties/systemDisk/properties/categories/type",keyword:"type",params:{type:"array"},message:"must be array"};
e===null?e=[c]:e.push(c),t++}}if(r.performanceLevel!==void 0){let o=r.performanceLevel;if(typeof o!="string"){
let c={instancePath:s+"/spec/instance/systemDisk/performanceLevel",schemaPath:"#/properties/spec/properties/in\
stance/properties/systemDisk/properties/performanceLevel/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[c]:e.push(c),t++}if(!(o==="PL0"||o==="PL1"||o==="PL2"||o==="PL3")){let c={instancePath:s+
"/spec/instance/systemDisk/performanceLevel",schemaPath:"#/properties/spec/properties/instance/properties/syst\
emDisk/properties/performanceLevel/enum",keyword:"enum",params:{allowedValues:v.properties.spec.properties.instance.
properties.systemDisk.properties.performanceLevel.enum},message:"must be equal to one of the allowed values"};
e===null?e=[c]:e.push(c),t++}}}else{let o={instancePath:s+"/spec/instance/systemDisk",schemaPath:"#/properties\
/spec/properties/instance/properties/systemDisk/type",keyword:"type",params:{type:"object"},message:"must be o\
bject"};e===null?e=[o]:e.push(o),t++}}let i=a.internetMaxBandwidthOut;if(!(typeof i=="number"&&!(i%1)&&!isNaN(
i)&&isFinite(i))){let r={instancePath:s+"/spec/instance/internetMaxBandwidthOut",schemaPath:"#/properties/spec\
/properties/instance/properties/internetMaxBandwidthOut/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"};e===null?e=[r]:e.push(r),t++}if(typeof i=="number"&&isFinite(i)){if(i>100||isNaN(i)){let r={
instancePath:s+"/spec/instance/internetMaxBandwidthOut",schemaPath:"#/properties/spec/properties/instance/prop\
erties/internetMaxBandwidthOut/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"must be \
<= 100"};e===null?e=[r]:e.push(r),t++}if(i<0||isNaN(i)){let r={instancePath:s+"/spec/instance/internetMaxBandw\
idthOut",schemaPath:"#/properties/spec/properties/instance/properties/internetMaxBandwidthOut/minimum",keyword:"\
minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[r]:e.push(r),t++}}if(a.tags!==void 0){
let r=a.tags;if(r&&typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length>10){let o={instancePath:s+"\
/spec/instance/tags",schemaPath:"#/properties/spec/properties/instance/properties/tags/maxProperties",keyword:"\
maxProperties",params:{limit:10},message:"must NOT have more than 10 properties"};e===null?e=[o]:e.push(o),t++}
for(let o in r){let c=r[o];if(typeof c=="string"){if(h(c)>128){let l={instancePath:s+"/spec/instance/tags/"+o.
replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/instance/properties/tags/addit\
ionalProperties/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 charact\
ers"};e===null?e=[l]:e.push(l),t++}}else{let l={instancePath:s+"/spec/instance/tags/"+o.replace(/~/g,"~0").replace(
/\//g,"~1"),schemaPath:"#/properties/spec/properties/instance/properties/tags/additionalProperties/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}}else{let o={instancePath:s+
"/spec/instance/tags",schemaPath:"#/properties/spec/properties/instance/properties/tags/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[o]:e.push(o),t++}}if(a.resourceGroupID!==void 0){let r=a.
resourceGroupID;if(typeof r=="string"){if(h(r)>64){let o={instancePath:s+"/spec/instance/resourceGroupID",schemaPath:"\
#/properties/spec/properties/instance/properties/resourceGroupID/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[o]:e.push(o),t++}if(!O.test(r)){let o={instancePath:s+
"/spec/instance/resourceGroupID",schemaPath:"#/properties/spec/properties/instance/properties/resourceGroupID/\
pattern",keyword:"pattern",params:{pattern:"^rg-[A-Za-z0-9]+$"},message:'must match pattern "^rg-[A-Za-z0-9]+$\
"'};e===null?e=[o]:e.push(o),t++}}else{let o={instancePath:s+"/spec/instance/resourceGroupID",schemaPath:"#/pr\
operties/spec/properties/instance/properties/resourceGroupID/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[o]:e.push(o),t++}}}else{let i={instancePath:s+"/spec/instance",schemaPath:"#/prop\
erties/spec/properties/instance/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[i]:e.push(i),t++}}let m=p.generalize;if(m&&typeof m=="object"&&!Array.isArray(m)){m.mode===void 0&&(m.mode=
"Default");for(let i in m)if(!(i==="mode"||i==="keep")){let r={instancePath:s+"/spec/generalize",schemaPath:"#\
/properties/spec/properties/generalize/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}let a=m.mode;if(typeof a!="string"){
let i={instancePath:s+"/spec/generalize/mode",schemaPath:"#/properties/spec/properties/generalize/properties/m\
ode/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),t++}if(!(a===
"Default"||a==="None")){let i={instancePath:s+"/spec/generalize/mode",schemaPath:"#/properties/spec/properties\
/generalize/properties/mode/enum",keyword:"enum",params:{allowedValues:v.properties.spec.properties.generalize.
properties.mode.enum},message:"must be equal to one of the allowed values"};e===null?e=[i]:e.push(i),t++}if(m.
keep!==void 0){let i=m.keep;if(Array.isArray(i)){if(i.length>4){let o={instancePath:s+"/spec/generalize/keep",
schemaPath:"#/properties/spec/properties/generalize/properties/keep/maxItems",keyword:"maxItems",params:{limit:4},
message:"must NOT have more than 4 items"};e===null?e=[o]:e.push(o),t++}let r=i.length;for(let o=0;o<r;o++){let c=i[o];
if(typeof c!="string"){let l={instancePath:s+"/spec/generalize/keep/"+o,schemaPath:"#/properties/spec/properti\
es/generalize/properties/keep/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[l]:e.push(l),t++}if(!(c==="HostKeys"||c==="MachineID"||c==="History"||c==="PackageCache")){let l={instancePath:s+
"/spec/generalize/keep/"+o,schemaPath:"#/properties/spec/properties/generalize/properties/keep/items/enum",keyword:"\
enum",params:{allowedValues:v.properties.spec.properties.generalize.properties.keep.items.enum},message:"must \
be equal to one of the allowed values"};e===null?e=[l]:e.push(l),t++}}}else{let r={instancePath:s+"/spec/gener\
alize/keep",schemaPath:"#/properties/spec/properties/generalize/properties/keep/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}}else{let a={instancePath:s+"/spec/generalize",
schemaPath:"#/properties/spec/properties/generalize/type",keyword:"type",params:{type:"object"},message:"must \
be object"};e===null?e=[a]:e.push(a),t++}if(p.image!==void 0){let a=p.image;if(a&&typeof a=="object"&&!Array.isArray(
a)){for(let i in a)if(!(i==="namePrefix"||i==="description"||i==="tags"||i==="resourceGroupID")){let r={instancePath:s+
"/spec/image",schemaPath:"#/properties/spec/properties/image/additionalProperties",keyword:"additionalProperti\
es",params:{additionalProperty:i},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}
if(a.namePrefix!==void 0){let i=a.namePrefix;if(typeof i=="string"){if(h(i)>64){let r={instancePath:s+"/spec/i\
mage/namePrefix",schemaPath:"#/properties/spec/properties/image/properties/namePrefix/maxLength",keyword:"maxL\
ength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),t++}if(h(i)<
2){let r={instancePath:s+"/spec/image/namePrefix",schemaPath:"#/properties/spec/properties/image/properties/na\
mePrefix/minLength",keyword:"minLength",params:{limit:2},message:"must NOT have fewer than 2 characters"};e===
null?e=[r]:e.push(r),t++}}else{let r={instancePath:s+"/spec/image/namePrefix",schemaPath:"#/properties/spec/pr\
operties/image/properties/namePrefix/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[r]:e.push(r),t++}}if(a.description!==void 0){let i=a.description;if(typeof i=="string"){if(h(i)>256){let r={
instancePath:s+"/spec/image/description",schemaPath:"#/properties/spec/properties/image/properties/description\
/maxLength",keyword:"maxLength",params:{limit:256},message:"must NOT have more than 256 characters"};e===null?
e=[r]:e.push(r),t++}if(h(i)<2){let r={instancePath:s+"/spec/image/description",schemaPath:"#/properties/spec/p\
roperties/image/properties/description/minLength",keyword:"minLength",params:{limit:2},message:"must NOT have \
fewer than 2 characters"};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:s+"/spec/image/description",schemaPath:"\
#/properties/spec/properties/image/properties/description/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),t++}}if(a.tags!==void 0){let i=a.tags;if(i&&typeof i=="object"&&!Array.
isArray(i)){if(Object.keys(i).length>10){let r={instancePath:s+"/spec/image/tags",schemaPath:"#/properties/spe\
c/properties/image/properties/tags/maxProperties",keyword:"maxProperties",params:{limit:10},message:"must NOT \
have more than 10 properties"};e===null?e=[r]:e.push(r),t++}for(let r in i){let o=i[r];if(typeof o=="string"){
if(h(o)>128){let c={instancePath:s+"/spec/image/tags/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/\
properties/spec/properties/image/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit:128},
message:"must NOT have more than 128 characters"};e===null?e=[c]:e.push(c),t++}}else{let c={instancePath:s+"/s\
pec/image/tags/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/image/prope\
rties/tags/additionalProperties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[c]:e.push(c),t++}}}else{let r={instancePath:s+"/spec/image/tags",schemaPath:"#/properties/spec/properties/i\
mage/properties/tags/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(
r),t++}}if(a.resourceGroupID!==void 0){let i=a.resourceGroupID;if(typeof i=="string"){if(h(i)>64){let r={instancePath:s+
"/spec/image/resourceGroupID",schemaPath:"#/properties/spec/properties/image/properties/resourceGroupID/maxLen\
gth",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(
r),t++}if(!O.test(i)){let r={instancePath:s+"/spec/image/resourceGroupID",schemaPath:"#/properties/spec/proper\
ties/image/properties/resourceGroupID/pattern",keyword:"pattern",params:{pattern:"^rg-[A-Za-z0-9]+$"},message:'\
must match pattern "^rg-[A-Za-z0-9]+$"'};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:s+"/spec/image\
/resourceGroupID",schemaPath:"#/properties/spec/properties/image/properties/resourceGroupID/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}}}else{let i={instancePath:s+
"/spec/image",schemaPath:"#/properties/spec/properties/image/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[i]:e.push(i),t++}}if(p.distribution!==void 0){let a=p.distribution;if(a&&typeof a==
"object"&&!Array.isArray(a)){for(let i in a)if(i!=="regions"){let r={instancePath:s+"/spec/distribution",schemaPath:"\
#/properties/spec/properties/distribution/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}if(a.regions!==void 0){let i=a.regions;
if(Array.isArray(i)){if(i.length>20){let o={instancePath:s+"/spec/distribution/regions",schemaPath:"#/properti\
es/spec/properties/distribution/properties/regions/maxItems",keyword:"maxItems",params:{limit:20},message:"mus\
t NOT have more than 20 items"};e===null?e=[o]:e.push(o),t++}let r=i.length;for(let o=0;o<r;o++){let c=i[o];if(c&&
typeof c=="object"&&!Array.isArray(c)){if(c.regionID===void 0){let l={instancePath:s+"/spec/distribution/regio\
ns/"+o,schemaPath:"#/properties/spec/properties/distribution/properties/regions/items/required",keyword:"requi\
red",params:{missingProperty:"regionID"},message:"must have required property 'regionID'"};e===null?e=[l]:e.push(
l),t++}for(let l in c)if(l!=="regionID"){let u={instancePath:s+"/spec/distribution/regions/"+o,schemaPath:"#/p\
roperties/spec/properties/distribution/properties/regions/items/additionalProperties",keyword:"additionalPrope\
rties",params:{additionalProperty:l},message:"must NOT have additional properties"};e===null?e=[u]:e.push(u),t++}
if(c.regionID!==void 0){let l=c.regionID;if(typeof l=="string"){if(h(l)>64){let u={instancePath:s+"/spec/distr\
ibution/regions/"+o+"/regionID",schemaPath:"#/properties/spec/properties/distribution/properties/regions/items\
/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 char\
acters"};e===null?e=[u]:e.push(u),t++}}else{let u={instancePath:s+"/spec/distribution/regions/"+o+"/regionID",
schemaPath:"#/properties/spec/properties/distribution/properties/regions/items/properties/regionID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),t++}}}else{let l={instancePath:s+
"/spec/distribution/regions/"+o,schemaPath:"#/properties/spec/properties/distribution/properties/regions/items\
/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[l]:e.push(l),t++}}}else{let r={
instancePath:s+"/spec/distribution/regions",schemaPath:"#/properties/spec/properties/distribution/properties/r\
egions/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}}else{
let i={instancePath:s+"/spec/distribution",schemaPath:"#/properties/spec/properties/distribution/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[i]:e.push(i),t++}}let d=p.limits;if(d&&typeof d==
"object"&&!Array.isArray(d)){d.timeout===void 0&&(d.timeout="4h"),d.attempts===void 0&&(d.attempts=3);for(let r in d)
if(!(r==="timeout"||r==="attempts")){let o={instancePath:s+"/spec/limits",schemaPath:"#/properties/spec/proper\
ties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must N\
OT have additional properties"};e===null?e=[o]:e.push(o),t++}let a=d.timeout;if(typeof a=="string"){if(h(a)>16){
let r={instancePath:s+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/limits/properties/timeou\
t/maxLength",keyword:"maxLength",params:{limit:16},message:"must NOT have more than 16 characters"};e===null?e=
[r]:e.push(r),t++}}else{let r={instancePath:s+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/\
limits/properties/timeout/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:
e.push(r),t++}let i=d.attempts;if(!(typeof i=="number"&&!(i%1)&&!isNaN(i)&&isFinite(i))){let r={instancePath:s+
"/spec/limits/attempts",schemaPath:"#/properties/spec/properties/limits/properties/attempts/type",keyword:"typ\
e",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),t++}if(typeof i=="number"&&isFinite(
i)){if(i>10||isNaN(i)){let r={instancePath:s+"/spec/limits/attempts",schemaPath:"#/properties/spec/properties/\
limits/properties/attempts/maximum",keyword:"maximum",params:{comparison:"<=",limit:10},message:"must be <= 10"};
e===null?e=[r]:e.push(r),t++}if(i<1||isNaN(i)){let r={instancePath:s+"/spec/limits/attempts",schemaPath:"#/pro\
perties/spec/properties/limits/properties/attempts/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"};e===null?e=[r]:e.push(r),t++}}}else{let a={instancePath:s+"/spec/limits",schemaPath:"#\
/properties/spec/properties/limits/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[a]:e.push(a),t++}if(typeof p.suspend!="boolean"){let a={instancePath:s+"/spec/suspend",schemaPath:"#/proper\
ties/spec/properties/suspend/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?
e=[a]:e.push(a),t++}}else{let n={instancePath:s+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[n]:e.push(n),t++}}let k=f.status;if(k&&typeof k=="object"&&
!Array.isArray(k)){if(k.observedGeneration===void 0){let p={instancePath:s+"/status",schemaPath:"#/properties/\
status/required",keyword:"required",params:{missingProperty:"observedGeneration"},message:"must have required \
property 'observedGeneration'"};e===null?e=[p]:e.push(p),t++}for(let p in k)if(!(p==="observedGeneration"||p===
"conditions"||p==="specHash"||p==="buildCounter"||p==="activeBuild"||p==="latestBuild"||p==="images")){let n={
instancePath:s+"/status",schemaPath:"#/properties/status/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:p},message:"must NOT have additional properties"};e===null?e=[n]:e.push(n),t++}if(k.
observedGeneration!==void 0){let p=k.observedGeneration;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p))){
let n={instancePath:s+"/status/observedGeneration",schemaPath:"#/properties/status/properties/observedGenerati\
on/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[n]:e.push(n),t++}if(typeof p==
"number"&&isFinite(p)&&(p<-1||isNaN(p))){let n={instancePath:s+"/status/observedGeneration",schemaPath:"#/prop\
erties/status/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:-1},message:"\
must be >= -1"};e===null?e=[n]:e.push(n),t++}}if(k.conditions!==void 0){let p=k.conditions;if(Array.isArray(p)){
if(p.length>16){let m={instancePath:s+"/status/conditions",schemaPath:"#/properties/status/properties/conditio\
ns/maxItems",keyword:"maxItems",params:{limit:16},message:"must NOT have more than 16 items"};e===null?e=[m]:e.
push(m),t++}let n=p.length;for(let m=0;m<n;m++){let d=p[m];if(d&&typeof d=="object"&&!Array.isArray(d)){if(d.type===
void 0){let a={instancePath:s+"/status/conditions/"+m,schemaPath:"#/properties/status/properties/conditions/it\
ems/required",keyword:"required",params:{missingProperty:"type"},message:"must have required property 'type'"};
e===null?e=[a]:e.push(a),t++}if(d.status===void 0){let a={instancePath:s+"/status/conditions/"+m,schemaPath:"#\
/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"status"},
message:"must have required property 'status'"};e===null?e=[a]:e.push(a),t++}if(d.reason===void 0){let a={instancePath:s+
"/status/conditions/"+m,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===null?e=[a]:e.push(a),
t++}if(d.message===void 0){let a={instancePath:s+"/status/conditions/"+m,schemaPath:"#/properties/status/prope\
rties/conditions/items/required",keyword:"required",params:{missingProperty:"message"},message:"must have requ\
ired property 'message'"};e===null?e=[a]:e.push(a),t++}if(d.observedGeneration===void 0){let a={instancePath:s+
"/status/conditions/"+m,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"observedGeneration"},message:"must have required property 'observedGeneration'"};e===
null?e=[a]:e.push(a),t++}if(d.lastTransitionTime===void 0){let a={instancePath:s+"/status/conditions/"+m,schemaPath:"\
#/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"lastTran\
sitionTime"},message:"must have required property 'lastTransitionTime'"};e===null?e=[a]:e.push(a),t++}for(let a in d)
if(!(a==="type"||a==="status"||a==="reason"||a==="message"||a==="observedGeneration"||a==="lastTransitionTime")){
let i={instancePath:s+"/status/conditions/"+m,schemaPath:"#/properties/status/properties/conditions/items/addi\
tionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NOT have addition\
al properties"};e===null?e=[i]:e.push(i),t++}if(d.type!==void 0){let a=d.type;if(typeof a=="string"){if(h(a)>64){
let i={instancePath:s+"/status/conditions/"+m+"/type",schemaPath:"#/properties/status/properties/conditions/it\
ems/properties/type/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 chara\
cters"};e===null?e=[i]:e.push(i),t++}if(!B.test(a)){let i={instancePath:s+"/status/conditions/"+m+"/type",schemaPath:"\
#/properties/status/properties/conditions/items/properties/type/pattern",keyword:"pattern",params:{pattern:"^[\
A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[i]:e.push(i),t++}}else{let i={
instancePath:s+"/status/conditions/"+m+"/type",schemaPath:"#/properties/status/properties/conditions/items/pro\
perties/type/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),t++}}
if(d.status!==void 0){let a=d.status;if(typeof a!="string"){let i={instancePath:s+"/status/conditions/"+m+"/st\
atus",schemaPath:"#/properties/status/properties/conditions/items/properties/status/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),t++}if(!(a==="True"||a==="False"||a==="Unkno\
wn")){let i={instancePath:s+"/status/conditions/"+m+"/status",schemaPath:"#/properties/status/properties/condi\
tions/items/properties/status/enum",keyword:"enum",params:{allowedValues:v.properties.status.properties.conditions.
items.properties.status.enum},message:"must be equal to one of the allowed values"};e===null?e=[i]:e.push(i),t++}}
if(d.reason!==void 0){let a=d.reason;if(typeof a=="string"){if(h(a)>64){let i={instancePath:s+"/status/conditi\
ons/"+m+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[i]:e.push(i),t++}if(h(
a)<1){let i={instancePath:s+"/status/conditions/"+m+"/reason",schemaPath:"#/properties/status/properties/condi\
tions/items/properties/reason/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer tha\
n 1 characters"};e===null?e=[i]:e.push(i),t++}if(!B.test(a)){let i={instancePath:s+"/status/conditions/"+m+"/r\
eason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/pattern",keyword:"pattern",
params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[i]:e.push(
i),t++}}else{let i={instancePath:s+"/status/conditions/"+m+"/reason",schemaPath:"#/properties/status/propertie\
s/conditions/items/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[i]:e.push(i),t++}}if(d.message!==void 0){let a=d.message;if(typeof a=="string"){if(h(a)>1024){let i={instancePath:s+
"/status/conditions/"+m+"/message",schemaPath:"#/properties/status/properties/conditions/items/properties/mess\
age/maxLength",keyword:"maxLength",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===
null?e=[i]:e.push(i),t++}}else{let i={instancePath:s+"/status/conditions/"+m+"/message",schemaPath:"#/properti\
es/status/properties/conditions/items/properties/message/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[i]:e.push(i),t++}}if(d.observedGeneration!==void 0){let a=d.observedGeneration;if(!(typeof a==
"number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let i={instancePath:s+"/status/conditions/"+m+"/observedGeneration",
schemaPath:"#/properties/status/properties/conditions/items/properties/observedGeneration/type",keyword:"type",
params:{type:"integer"},message:"must be integer"};e===null?e=[i]:e.push(i),t++}if(typeof a=="number"&&isFinite(
a)&&(a<0||isNaN(a))){let i={instancePath:s+"/status/conditions/"+m+"/observedGeneration",schemaPath:"#/propert\
ies/status/properties/conditions/items/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:0},message:"must be >= 0"};e===null?e=[i]:e.push(i),t++}}if(d.lastTransitionTime!==void 0){let a=d.lastTransitionTime;
if(typeof a=="string"){if(h(a)>64){let i={instancePath:s+"/status/conditions/"+m+"/lastTransitionTime",schemaPath:"\
#/properties/status/properties/conditions/items/properties/lastTransitionTime/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[i]:e.push(i),t++}if(!G.test(a)){let i={
instancePath:s+"/status/conditions/"+m+"/lastTransitionTime",schemaPath:"#/properties/status/properties/condit\
ions/items/properties/lastTransitionTime/format",keyword:"format",params:{format:"date-time"},message:'must ma\
tch format "date-time"'};e===null?e=[i]:e.push(i),t++}}else{let i={instancePath:s+"/status/conditions/"+m+"/la\
stTransitionTime",schemaPath:"#/properties/status/properties/conditions/items/properties/lastTransitionTime/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),t++}}}else{let a={
instancePath:s+"/status/conditions/"+m,schemaPath:"#/properties/status/properties/conditions/items/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(a),t++}}}else{let n={instancePath:s+
"/status/conditions",schemaPath:"#/properties/status/properties/conditions/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[n]:e.push(n),t++}}if(k.specHash!==void 0){let p=k.specHash;if(typeof p==
"string"){if(h(p)>128){let n={instancePath:s+"/status/specHash",schemaPath:"#/properties/status/properties/spe\
cHash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===
null?e=[n]:e.push(n),t++}}else{let n={instancePath:s+"/status/specHash",schemaPath:"#/properties/status/proper\
ties/specHash/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}
if(k.buildCounter!==void 0){let p=k.buildCounter;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p))){let n={
instancePath:s+"/status/buildCounter",schemaPath:"#/properties/status/properties/buildCounter/type",keyword:"t\
ype",params:{type:"integer"},message:"must be integer"};e===null?e=[n]:e.push(n),t++}if(typeof p=="number"&&isFinite(
p)&&(p<0||isNaN(p))){let n={instancePath:s+"/status/buildCounter",schemaPath:"#/properties/status/properties/b\
uildCounter/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[n]:
e.push(n),t++}}if(k.activeBuild!==void 0){let p=k.activeBuild;if(p&&typeof p=="object"&&!Array.isArray(p)){if(p.
name===void 0){let n={instancePath:s+"/status/activeBuild",schemaPath:"#/properties/status/properties/activeBu\
ild/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};
e===null?e=[n]:e.push(n),t++}if(p.reason===void 0){let n={instancePath:s+"/status/activeBuild",schemaPath:"#/p\
roperties/status/properties/activeBuild/required",keyword:"required",params:{missingProperty:"reason"},message:"\
must have required property 'reason'"};e===null?e=[n]:e.push(n),t++}for(let n in p)if(!(n==="name"||n==="reaso\
n")){let m={instancePath:s+"/status/activeBuild",schemaPath:"#/properties/status/properties/activeBuild/additi\
onalProperties",keyword:"additionalProperties",params:{additionalProperty:n},message:"must NOT have additional\
 properties"};e===null?e=[m]:e.push(m),t++}if(p.name!==void 0){let n=p.name;if(typeof n=="string"){if(h(n)>63){
let m={instancePath:s+"/status/activeBuild/name",schemaPath:"#/properties/status/properties/activeBuild/proper\
ties/name/maxLength",keyword:"maxLength",params:{limit:63},message:"must NOT have more than 63 characters"};e===
null?e=[m]:e.push(m),t++}}else{let m={instancePath:s+"/status/activeBuild/name",schemaPath:"#/properties/statu\
s/properties/activeBuild/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[m]:e.push(m),t++}}if(p.reason!==void 0){let n=p.reason;if(typeof n!="string"){let m={instancePath:s+
"/status/activeBuild/reason",schemaPath:"#/properties/status/properties/activeBuild/properties/reason/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),t++}if(!(n==="FirstBuild"||n===
"SpecChange")){let m={instancePath:s+"/status/activeBuild/reason",schemaPath:"#/properties/status/properties/a\
ctiveBuild/properties/reason/enum",keyword:"enum",params:{allowedValues:v.properties.status.properties.activeBuild.
properties.reason.enum},message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),t++}}}else{
let n={instancePath:s+"/status/activeBuild",schemaPath:"#/properties/status/properties/activeBuild/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[n]:e.push(n),t++}}if(k.latestBuild!==void 0){
let p=k.latestBuild;if(p&&typeof p=="object"&&!Array.isArray(p)){if(p.name===void 0){let n={instancePath:s+"/s\
tatus/latestBuild",schemaPath:"#/properties/status/properties/latestBuild/required",keyword:"required",params:{
missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[n]:e.push(n),t++}if(p.reason===
void 0){let n={instancePath:s+"/status/latestBuild",schemaPath:"#/properties/status/properties/latestBuild/req\
uired",keyword:"required",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===
null?e=[n]:e.push(n),t++}for(let n in p)if(!(n==="name"||n==="reason"||n==="result"||n==="completionTime")){let m={
instancePath:s+"/status/latestBuild",schemaPath:"#/properties/status/properties/latestBuild/additionalProperti\
es",keyword:"additionalProperties",params:{additionalProperty:n},message:"must NOT have additional properties"};
e===null?e=[m]:e.push(m),t++}if(p.name!==void 0){let n=p.name;if(typeof n=="string"){if(h(n)>63){let m={instancePath:s+
"/status/latestBuild/name",schemaPath:"#/properties/status/properties/latestBuild/properties/name/maxLength",keyword:"\
maxLength",params:{limit:63},message:"must NOT have more than 63 characters"};e===null?e=[m]:e.push(m),t++}}else{
let m={instancePath:s+"/status/latestBuild/name",schemaPath:"#/properties/status/properties/latestBuild/proper\
ties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),t++}}
if(p.reason!==void 0){let n=p.reason;if(typeof n!="string"){let m={instancePath:s+"/status/latestBuild/reason",
schemaPath:"#/properties/status/properties/latestBuild/properties/reason/type",keyword:"type",params:{type:"st\
ring"},message:"must be string"};e===null?e=[m]:e.push(m),t++}if(!(n==="FirstBuild"||n==="SpecChange")){let m={
instancePath:s+"/status/latestBuild/reason",schemaPath:"#/properties/status/properties/latestBuild/properties/\
reason/enum",keyword:"enum",params:{allowedValues:v.properties.status.properties.latestBuild.properties.reason.
enum},message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),t++}}if(p.result!==void 0){
let n=p.result;if(typeof n!="string"){let m={instancePath:s+"/status/latestBuild/result",schemaPath:"#/propert\
ies/status/properties/latestBuild/properties/result/type",keyword:"type",params:{type:"string"},message:"must \
be string"};e===null?e=[m]:e.push(m),t++}if(!(n==="Succeeded"||n==="Failed")){let m={instancePath:s+"/status/l\
atestBuild/result",schemaPath:"#/properties/status/properties/latestBuild/properties/result/enum",keyword:"enu\
m",params:{allowedValues:v.properties.status.properties.latestBuild.properties.result.enum},message:"must be e\
qual to one of the allowed values"};e===null?e=[m]:e.push(m),t++}}if(p.completionTime!==void 0){let n=p.completionTime;
if(typeof n=="string"){if(h(n)>64){let m={instancePath:s+"/status/latestBuild/completionTime",schemaPath:"#/pr\
operties/status/properties/latestBuild/properties/completionTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),t++}if(!G.test(n)){let m={instancePath:s+
"/status/latestBuild/completionTime",schemaPath:"#/properties/status/properties/latestBuild/properties/complet\
ionTime/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?
e=[m]:e.push(m),t++}}else{let m={instancePath:s+"/status/latestBuild/completionTime",schemaPath:"#/properties/\
status/properties/latestBuild/properties/completionTime/type",keyword:"type",params:{type:"string"},message:"m\
ust be string"};e===null?e=[m]:e.push(m),t++}}}else{let n={instancePath:s+"/status/latestBuild",schemaPath:"#/\
properties/status/properties/latestBuild/type",keyword:"type",params:{type:"object"},message:"must be object"};
e===null?e=[n]:e.push(n),t++}}if(k.images!==void 0){let p=k.images;if(Array.isArray(p)){if(p.length>21){let m={
instancePath:s+"/status/images",schemaPath:"#/properties/status/properties/images/maxItems",keyword:"maxItems",
params:{limit:21},message:"must NOT have more than 21 items"};e===null?e=[m]:e.push(m),t++}let n=p.length;for(let m=0;m<
n;m++){let d=p[m];if(d&&typeof d=="object"&&!Array.isArray(d)){if(d.regionID===void 0){let a={instancePath:s+"\
/status/images/"+m,schemaPath:"#/properties/status/properties/images/items/required",keyword:"required",params:{
missingProperty:"regionID"},message:"must have required property 'regionID'"};e===null?e=[a]:e.push(a),t++}if(d.
imageID===void 0){let a={instancePath:s+"/status/images/"+m,schemaPath:"#/properties/status/properties/images/\
items/required",keyword:"required",params:{missingProperty:"imageID"},message:"must have required property 'im\
ageID'"};e===null?e=[a]:e.push(a),t++}for(let a in d)if(!(a==="regionID"||a==="imageID")){let i={instancePath:s+
"/status/images/"+m,schemaPath:"#/properties/status/properties/images/items/additionalProperties",keyword:"add\
itionalProperties",params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[i]:
e.push(i),t++}if(d.regionID!==void 0){let a=d.regionID;if(typeof a=="string"){if(h(a)>64){let i={instancePath:s+
"/status/images/"+m+"/regionID",schemaPath:"#/properties/status/properties/images/items/properties/regionID/ma\
xLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[i]:
e.push(i),t++}}else{let i={instancePath:s+"/status/images/"+m+"/regionID",schemaPath:"#/properties/status/prop\
erties/images/items/properties/regionID/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[i]:e.push(i),t++}}if(d.imageID!==void 0){let a=d.imageID;if(typeof a=="string"){if(h(a)>128){let i={
instancePath:s+"/status/images/"+m+"/imageID",schemaPath:"#/properties/status/properties/images/items/properti\
es/imageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};
e===null?e=[i]:e.push(i),t++}}else{let i={instancePath:s+"/status/images/"+m+"/imageID",schemaPath:"#/properti\
es/status/properties/images/items/properties/imageID/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[i]:e.push(i),t++}}}else{let a={instancePath:s+"/status/images/"+m,schemaPath:"#/prope\
rties/status/properties/images/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[a]:e.push(a),t++}}}else{let n={instancePath:s+"/status/images",schemaPath:"#/properties/status/propert\
ies/images/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[n]:e.push(n),t++}}}else{
let p={instancePath:s+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[p]:e.push(p),t++}}else{let k={instancePath:s,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[k]:e.push(k),t++}return L.errors=e,t===0}});export default M();

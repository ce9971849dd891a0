// Generated from crds/imagetemplates.yaml by `npm run generate`. Do not edit.
var D=(h,t)=>()=>{try{return t||h((t={exports:{}}).exports,t),t.exports}catch(w){throw t=0,w}};var T=D(b=>{"use strict";Object.defineProperty(b,"__esModule",{value:!0});function I(h){let t=h.length,w=0,g=0,
P;for(;g<t;)w++,P=h.charCodeAt(g++),P>=55296&&P<=56319&&g<t&&(P=h.charCodeAt(g),(P&64512)===56320&&g++);return w}
b.default=I;I.code='require("ajv/dist/runtime/ucs2length").default'});var F=D((R,x)=>{x.exports=v;x.exports.default=v;var f={type:"object",additionalProperties:!1,required:["apiVer\
sion","kind","metadata","spec"],properties:{apiVersion:{type:"string",const:"imagesmith.dev/v1alpha1"},kind:{type:"\
string",const:"ImageTemplate"},metadata:{type:"object",required:["name"],properties:{name:{type:"string",minLength:1,
maxLength:253}}},spec:{type:"object",required:["regionID","source","instance"],properties:{regionID:{type:"str\
ing",maxLength:64},credentials:{type:"object",required:["secretRef"],properties:{secretRef:{type:"object",required:[
"name"],properties:{name:{type:"string",maxLength:253,pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z\
0-9]*[a-z0-9])?)*$"}},additionalProperties:!1}},additionalProperties:!1},source:{type:"object",properties:{imageFamily:{
type:"string",minLength:2,maxLength:128,pattern:"^\\S+$"},imageID:{type:"string",maxLength:128,pattern:"^[A-Za\
-z0-9][A-Za-z0-9._-]*$"}},additionalProperties:!1},components:{type:"array",maxItems:50,items:{type:"object",required:[
"name"],properties:{name:{type:"string",maxLength:253,pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z\
0-9]*[a-z0-9])?)*$"}},additionalProperties:!1}},instance:{type:"object",required:["instanceTypes","vSwitchIDs",
"securityGroupID"],properties:{instanceTypes:{type:"array",minItems:1,maxItems:10,items:{type:"string",maxLength:64,
pattern:"^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$"}},vSwitchIDs:{type:"array",minItems:1,maxItems:10,items:{type:"strin\
g",maxLength:64,pattern:"^vsw-[a-z0-9]+$"}},securityGroupID:{type:"string",maxLength:64,pattern:"^sg-[a-z0-9]+\
$"},systemDisk:{type:"object",properties:{sizeGiB:{type:"integer",format:"int32",minimum:20,maximum:2048},categories:{
type:"array",minItems:1,maxItems:5,items:{type:"string",enum:["cloud_essd","cloud_auto","cloud_essd_entry","cl\
oud_ssd","cloud_efficiency"]}},performanceLevel:{type:"string",enum:["PL0","PL1","PL2","PL3"]}},additionalProperties:!1},
internetMaxBandwidthOut:{type:"integer",format:"int32",minimum:0,maximum:100,default:0},tags:{type:"object",maxProperties:10,
properties:{},additionalProperties:{type:"string",maxLength:128}},resourceGroupID:{type:"string",maxLength:64,
pattern:"^rg-[A-Za-z0-9]+$"}},additionalProperties:!1},generalize:{type:"object",default:{},properties:{mode:{
type:"string",enum:["Default","None"],default:"Default"}},additionalProperties:!1},image:{type:"object",properties:{
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
d=T().default,j=Object.prototype.hasOwnProperty,L=new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0\
-9]*[a-z0-9])?)*$","u"),A=new RegExp("^\\S+$","u"),B=new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$","u"),O=new RegExp(
"^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$","u"),G=new RegExp("^vsw-[a-z0-9]+$","u"),$=new RegExp("^sg-[a-z0-9]+$","u"),
q=new RegExp("^rg-[A-Za-z0-9]+$","u"),z=new RegExp("^[A-Z][A-Za-z0-9]*$","u"),N=/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
function v(h,{instancePath:t="",parentData:w,parentDataProperty:g,rootData:P=h}={}){let e=null,i=0;if(h&&typeof h==
"object"&&!Array.isArray(h)){if(h.status===void 0&&(h.status={observedGeneration:-1}),h.apiVersion===void 0){let a={
instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must \
have required property 'apiVersion'"};e===null?e=[a]:e.push(a),i++}if(h.kind===void 0){let a={instancePath:t,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===
null?e=[a]:e.push(a),i++}if(h.metadata===void 0){let a={instancePath:t,schemaPath:"#/required",keyword:"requir\
ed",params:{missingProperty:"metadata"},message:"must have required property 'metadata'"};e===null?e=[a]:e.push(
a),i++}if(h.spec===void 0){let a={instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},message:"must have required property 'spec'"};e===null?e=[a]:e.push(a),i++}for(let a in h)if(!(a==="api\
Version"||a==="kind"||a==="metadata"||a==="spec"||a==="status")){let n={instancePath:t,schemaPath:"#/additiona\
lProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NOT have additional pr\
operties"};e===null?e=[n]:e.push(n),i++}if(h.apiVersion!==void 0){let a=h.apiVersion;if(typeof a!="string"){let n={
instancePath:t+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[n]:e.push(n),i++}if(a!=="imagesmith.dev/v1alpha1"){let n={instancePath:t+"/apiVer\
sion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue:"imagesmith.dev/v1alpha1"},
message:"must be equal to constant"};e===null?e=[n]:e.push(n),i++}}if(h.kind!==void 0){let a=h.kind;if(typeof a!=
"string"){let n={instancePath:t+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"strin\
g"},message:"must be string"};e===null?e=[n]:e.push(n),i++}if(a!=="ImageTemplate"){let n={instancePath:t+"/kin\
d",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"ImageTemplate"},message:"must be\
 equal to constant"};e===null?e=[n]:e.push(n),i++}}if(h.metadata!==void 0){let a=h.metadata;if(a&&typeof a=="o\
bject"&&!Array.isArray(a)){if(a.name===void 0){let n={instancePath:t+"/metadata",schemaPath:"#/properties/meta\
data/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};
e===null?e=[n]:e.push(n),i++}if(a.name!==void 0){let n=a.name;if(typeof n=="string"){if(d(n)>253){let o={instancePath:t+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[o]:e.push(o),i++}if(d(n)<1){let o={instancePath:t+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[o]:e.push(o),i++}}else{let o={instancePath:t+"/me\
tadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[o]:e.push(o),i++}}}else{let n={instancePath:t+"/metadata",schemaPath:"#/propertie\
s/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[n]:e.push(n),i++}}
if(h.spec!==void 0){let a=h.spec;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.generalize===void 0&&(a.generalize=
{}),a.limits===void 0&&(a.limits={}),a.suspend===void 0&&(a.suspend=!1),a.regionID===void 0){let p={instancePath:t+
"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"regionID"},message:"\
must have required property 'regionID'"};e===null?e=[p]:e.push(p),i++}if(a.source===void 0){let p={instancePath:t+
"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"source"},message:"\
must have required property 'source'"};e===null?e=[p]:e.push(p),i++}if(a.instance===void 0){let p={instancePath:t+
"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"instance"},message:"\
must have required property 'instance'"};e===null?e=[p]:e.push(p),i++}for(let p in a)if(!j.call(f.properties.spec.
properties,p)){let r={instancePath:t+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"addi\
tionalProperties",params:{additionalProperty:p},message:"must NOT have additional properties"};e===null?e=[r]:
e.push(r),i++}if(a.regionID!==void 0){let p=a.regionID;if(typeof p=="string"){if(d(p)>64){let r={instancePath:t+
"/spec/regionID",schemaPath:"#/properties/spec/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),i++}}else{let r={instancePath:t+"/sp\
ec/regionID",schemaPath:"#/properties/spec/properties/regionID/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),i++}}if(a.credentials!==void 0){let p=a.credentials;if(p&&typeof p==
"object"&&!Array.isArray(p)){if(p.secretRef===void 0){let r={instancePath:t+"/spec/credentials",schemaPath:"#/\
properties/spec/properties/credentials/required",keyword:"required",params:{missingProperty:"secretRef"},message:"\
must have required property 'secretRef'"};e===null?e=[r]:e.push(r),i++}for(let r in p)if(r!=="secretRef"){let s={
instancePath:t+"/spec/credentials",schemaPath:"#/properties/spec/properties/credentials/additionalProperties",
keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===
null?e=[s]:e.push(s),i++}if(p.secretRef!==void 0){let r=p.secretRef;if(r&&typeof r=="object"&&!Array.isArray(r)){
if(r.name===void 0){let s={instancePath:t+"/spec/credentials/secretRef",schemaPath:"#/properties/spec/properti\
es/credentials/properties/secretRef/required",keyword:"required",params:{missingProperty:"name"},message:"must\
 have required property 'name'"};e===null?e=[s]:e.push(s),i++}for(let s in r)if(s!=="name"){let m={instancePath:t+
"/spec/credentials/secretRef",schemaPath:"#/properties/spec/properties/credentials/properties/secretRef/additi\
onalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional\
 properties"};e===null?e=[m]:e.push(m),i++}if(r.name!==void 0){let s=r.name;if(typeof s=="string"){if(d(s)>253){
let m={instancePath:t+"/spec/credentials/secretRef/name",schemaPath:"#/properties/spec/properties/credentials/\
properties/secretRef/properties/name/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have \
more than 253 characters"};e===null?e=[m]:e.push(m),i++}if(!L.test(s)){let m={instancePath:t+"/spec/credential\
s/secretRef/name",schemaPath:"#/properties/spec/properties/credentials/properties/secretRef/properties/name/pa\
ttern",keyword:"pattern",params:{pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},
message:'must match pattern "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"'};e===null?e=
[m]:e.push(m),i++}}else{let m={instancePath:t+"/spec/credentials/secretRef/name",schemaPath:"#/properties/spec\
/properties/credentials/properties/secretRef/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),i++}}}else{let s={instancePath:t+"/spec/credentials/secretRef",schemaPath:"\
#/properties/spec/properties/credentials/properties/secretRef/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[s]:e.push(s),i++}}}else{let r={instancePath:t+"/spec/credentials",schemaPath:"#/p\
roperties/spec/properties/credentials/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[r]:e.push(r),i++}}if(a.source!==void 0){let p=a.source;if(p&&typeof p=="object"&&!Array.isArray(p)){for(let r in p)
if(!(r==="imageFamily"||r==="imageID")){let s={instancePath:t+"/spec/source",schemaPath:"#/properties/spec/pro\
perties/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"mus\
t NOT have additional properties"};e===null?e=[s]:e.push(s),i++}if(p.imageFamily!==void 0){let r=p.imageFamily;
if(typeof r=="string"){if(d(r)>128){let s={instancePath:t+"/spec/source/imageFamily",schemaPath:"#/properties/\
spec/properties/source/properties/imageFamily/maxLength",keyword:"maxLength",params:{limit:128},message:"must \
NOT have more than 128 characters"};e===null?e=[s]:e.push(s),i++}if(d(r)<2){let s={instancePath:t+"/spec/sourc\
e/imageFamily",schemaPath:"#/properties/spec/properties/source/properties/imageFamily/minLength",keyword:"minL\
ength",params:{limit:2},message:"must NOT have fewer than 2 characters"};e===null?e=[s]:e.push(s),i++}if(!A.test(
r)){let s={instancePath:t+"/spec/source/imageFamily",schemaPath:"#/properties/spec/properties/source/propertie\
s/imageFamily/pattern",keyword:"pattern",params:{pattern:"^\\S+$"},message:'must match pattern "^\\S+$"'};e===
null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/spec/source/imageFamily",schemaPath:"#/properties/spec/\
properties/source/properties/imageFamily/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[s]:e.push(s),i++}}if(p.imageID!==void 0){let r=p.imageID;if(typeof r=="string"){if(d(r)>128){let s={
instancePath:t+"/spec/source/imageID",schemaPath:"#/properties/spec/properties/source/properties/imageID/maxLe\
ngth",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?e=[s]:
e.push(s),i++}if(!B.test(r)){let s={instancePath:t+"/spec/source/imageID",schemaPath:"#/properties/spec/proper\
ties/source/properties/imageID/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-9][A-Za-z0-9._-]*$"},message:'\
must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"'};e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"\
/spec/source/imageID",schemaPath:"#/properties/spec/properties/source/properties/imageID/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}}}else{let r={instancePath:t+"/s\
pec/source",schemaPath:"#/properties/spec/properties/source/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),i++}}if(a.components!==void 0){let p=a.components;if(Array.isArray(p)){
if(p.length>50){let s={instancePath:t+"/spec/components",schemaPath:"#/properties/spec/properties/components/m\
axItems",keyword:"maxItems",params:{limit:50},message:"must NOT have more than 50 items"};e===null?e=[s]:e.push(
s),i++}let r=p.length;for(let s=0;s<r;s++){let m=p[s];if(m&&typeof m=="object"&&!Array.isArray(m)){if(m.name===
void 0){let u={instancePath:t+"/spec/components/"+s,schemaPath:"#/properties/spec/properties/components/items/\
required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===
null?e=[u]:e.push(u),i++}for(let u in m)if(u!=="name"){let c={instancePath:t+"/spec/components/"+s,schemaPath:"\
#/properties/spec/properties/components/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:u},
message:"must NOT have additional properties"};e===null?e=[c]:e.push(c),i++}if(m.name!==void 0){let u=m.name;if(typeof u==
"string"){if(d(u)>253){let c={instancePath:t+"/spec/components/"+s+"/name",schemaPath:"#/properties/spec/prope\
rties/components/items/properties/name/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT hav\
e more than 253 characters"};e===null?e=[c]:e.push(c),i++}if(!L.test(u)){let c={instancePath:t+"/spec/componen\
ts/"+s+"/name",schemaPath:"#/properties/spec/properties/components/items/properties/name/pattern",keyword:"pat\
tern",params:{pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},message:'must matc\
h pattern "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"'};e===null?e=[c]:e.push(c),i++}}else{
let c={instancePath:t+"/spec/components/"+s+"/name",schemaPath:"#/properties/spec/properties/components/items/\
properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[c]:e.push(c),
i++}}}else{let u={instancePath:t+"/spec/components/"+s,schemaPath:"#/properties/spec/properties/components/ite\
ms/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[u]:e.push(u),i++}}}else{let r={
instancePath:t+"/spec/components",schemaPath:"#/properties/spec/properties/components/type",keyword:"type",params:{
type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),i++}}if(a.instance!==void 0){let p=a.instance;
if(p&&typeof p=="object"&&!Array.isArray(p)){if(p.internetMaxBandwidthOut===void 0&&(p.internetMaxBandwidthOut=
0),p.instanceTypes===void 0){let s={instancePath:t+"/spec/instance",schemaPath:"#/properties/spec/properties/i\
nstance/required",keyword:"required",params:{missingProperty:"instanceTypes"},message:"must have required prop\
erty 'instanceTypes'"};e===null?e=[s]:e.push(s),i++}if(p.vSwitchIDs===void 0){let s={instancePath:t+"/spec/ins\
tance",schemaPath:"#/properties/spec/properties/instance/required",keyword:"required",params:{missingProperty:"\
vSwitchIDs"},message:"must have required property 'vSwitchIDs'"};e===null?e=[s]:e.push(s),i++}if(p.securityGroupID===
void 0){let s={instancePath:t+"/spec/instance",schemaPath:"#/properties/spec/properties/instance/required",keyword:"\
required",params:{missingProperty:"securityGroupID"},message:"must have required property 'securityGroupID'"};
e===null?e=[s]:e.push(s),i++}for(let s in p)if(!(s==="instanceTypes"||s==="vSwitchIDs"||s==="securityGroupID"||
s==="systemDisk"||s==="internetMaxBandwidthOut"||s==="tags"||s==="resourceGroupID")){let m={instancePath:t+"/s\
pec/instance",schemaPath:"#/properties/spec/properties/instance/additionalProperties",keyword:"additionalPrope\
rties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[m]:e.push(m),i++}
if(p.instanceTypes!==void 0){let s=p.instanceTypes;if(Array.isArray(s)){if(s.length>10){let u={instancePath:t+
"/spec/instance/instanceTypes",schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/maxI\
tems",keyword:"maxItems",params:{limit:10},message:"must NOT have more than 10 items"};e===null?e=[u]:e.push(u),
i++}if(s.length<1){let u={instancePath:t+"/spec/instance/instanceTypes",schemaPath:"#/properties/spec/properti\
es/instance/properties/instanceTypes/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewe\
r than 1 items"};e===null?e=[u]:e.push(u),i++}let m=s.length;for(let u=0;u<m;u++){let c=s[u];if(typeof c=="str\
ing"){if(d(c)>64){let l={instancePath:t+"/spec/instance/instanceTypes/"+u,schemaPath:"#/properties/spec/proper\
ties/instance/properties/instanceTypes/items/maxLength",keyword:"maxLength",params:{limit:64},message:"must NO\
T have more than 64 characters"};e===null?e=[l]:e.push(l),i++}if(!O.test(c)){let l={instancePath:t+"/spec/inst\
ance/instanceTypes/"+u,schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/items/patter\
n",keyword:"pattern",params:{pattern:"^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$"},message:'must match pattern "^ecs\\.[a-\
z0-9-]+\\.[a-z0-9-]+$"'};e===null?e=[l]:e.push(l),i++}}else{let l={instancePath:t+"/spec/instance/instanceType\
s/"+u,schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}}else{let m={instancePath:t+"/spec/inst\
ance/instanceTypes",schemaPath:"#/properties/spec/properties/instance/properties/instanceTypes/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[m]:e.push(m),i++}}if(p.vSwitchIDs!==void 0){let s=p.
vSwitchIDs;if(Array.isArray(s)){if(s.length>10){let u={instancePath:t+"/spec/instance/vSwitchIDs",schemaPath:"\
#/properties/spec/properties/instance/properties/vSwitchIDs/maxItems",keyword:"maxItems",params:{limit:10},message:"\
must NOT have more than 10 items"};e===null?e=[u]:e.push(u),i++}if(s.length<1){let u={instancePath:t+"/spec/in\
stance/vSwitchIDs",schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/minItems",keyword:"\
minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[u]:e.push(u),i++}let m=s.length;
for(let u=0;u<m;u++){let c=s[u];if(typeof c=="string"){if(d(c)>64){let l={instancePath:t+"/spec/instance/vSwit\
chIDs/"+u,schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/items/maxLength",keyword:"ma\
xLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[l]:e.push(l),i++}if(!G.
test(c)){let l={instancePath:t+"/spec/instance/vSwitchIDs/"+u,schemaPath:"#/properties/spec/properties/instanc\
e/properties/vSwitchIDs/items/pattern",keyword:"pattern",params:{pattern:"^vsw-[a-z0-9]+$"},message:'must matc\
h pattern "^vsw-[a-z0-9]+$"'};e===null?e=[l]:e.push(l),i++}}else{let l={instancePath:t+"/spec/instance/vSwitch\
IDs/"+u,schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}}else{let m={instancePath:t+"/spec/inst\
ance/vSwitchIDs",schemaPath:"#/properties/spec/properties/instance/properties/vSwitchIDs/type",keyword:"type",
params:{type:"array"},message:"must be array"};e===null?e=[m]:e.push(m),i++}}if(p.securityGroupID!==void 0){let s=p.
securityGroupID;if(typeof s=="string"){if(d(s)>64){let m={instancePath:t+"/spec/instance/securityGroupID",schemaPath:"\
#/properties/spec/properties/instance/properties/securityGroupID/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),i++}if(!$.test(s)){let m={instancePath:t+
"/spec/instance/securityGroupID",schemaPath:"#/properties/spec/properties/instance/properties/securityGroupID/\
pattern",keyword:"pattern",params:{pattern:"^sg-[a-z0-9]+$"},message:'must match pattern "^sg-[a-z0-9]+$"'};e===
null?e=[m]:e.push(m),i++}}else{let m={instancePath:t+"/spec/instance/securityGroupID",schemaPath:"#/properties\
/spec/properties/instance/properties/securityGroupID/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[m]:e.push(m),i++}}if(p.systemDisk!==void 0){let s=p.systemDisk;if(s&&typeof s=="objec\
t"&&!Array.isArray(s)){for(let m in s)if(!(m==="sizeGiB"||m==="categories"||m==="performanceLevel")){let u={instancePath:t+
"/spec/instance/systemDisk",schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/additional\
Properties",keyword:"additionalProperties",params:{additionalProperty:m},message:"must NOT have additional pro\
perties"};e===null?e=[u]:e.push(u),i++}if(s.sizeGiB!==void 0){let m=s.sizeGiB;if(!(typeof m=="number"&&!(m%1)&&
!isNaN(m)&&isFinite(m))){let u={instancePath:t+"/spec/instance/systemDisk/sizeGiB",schemaPath:"#/properties/sp\
ec/properties/instance/properties/systemDisk/properties/sizeGiB/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"};e===null?e=[u]:e.push(u),i++}if(typeof m=="number"&&isFinite(m)){if(m>2048||isNaN(m)){let u={
instancePath:t+"/spec/instance/systemDisk/sizeGiB",schemaPath:"#/properties/spec/properties/instance/propertie\
s/systemDisk/properties/sizeGiB/maximum",keyword:"maximum",params:{comparison:"<=",limit:2048},message:"must b\
e <= 2048"};e===null?e=[u]:e.push(u),i++}if(m<20||isNaN(m)){let u={instancePath:t+"/spec/instance/systemDisk/s\
izeGiB",schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/properties/sizeGiB/minimum",keyword:"\
minimum",params:{comparison:">=",limit:20},message:"must be >= 20"};e===null?e=[u]:e.push(u),i++}}}if(s.categories!==
void 0){let m=s.categories;if(Array.isArray(m)){if(m.length>5){let c={instancePath:t+"/spec/instance/systemDis\
k/categories",schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/properties/categories/ma\
xItems",keyword:"maxItems",params:{limit:5},message:"must NOT have more than 5 items"};e===null?e=[c]:e.push(c),
i++}if(m.length<1){let c={instancePath:t+"/spec/instance/systemDisk/categories",schemaPath:"#/properties/spec/\
properties/instance/properties/systemDisk/properties/categories/minItems",keyword:"minItems",params:{limit:1},
message:"must NOT have fewer than 1 items"};e===null?e=[c]:e.push(c),i++}let u=m.length;for(let c=0;c<u;c++){let l=m[c];
if(typeof l!="string"){let k={instancePath:t+"/spec/instance/systemDisk/categories/"+c,schemaPath:"#/propertie\
s/spec/properties/instance/properties/systemDisk/properties/categories/items/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[k]:e.push(k),i++}if(!(l==="cloud_essd"||l==="cloud_auto"||l==="\
cloud_essd_entry"||l==="cloud_ssd"||l==="cloud_efficiency")){let k={instancePath:t+"/spec/instance/systemDisk/\
categories/"+c,schemaPath:"#/properties/spec/properties/instance/properties/systemDisk/properties/categories/i\
tems/enum",keyword:"enum",params:{allowedValues:f.properties.spec.properties.instance.properties.systemDisk.properties.
categories.items.enum},message:"must be equal to one of the allowed values"};e===null?e=[k]:e.push(k),i++}}}else{
let u={instancePath:t+"/spec/instance/systemDisk/categories",schemaPath:"#/properties/spec/properties/instance\
/properties/systemDisk/properties/categories/type",keyword:"type",params:{type:"array"},message:"must be array"};
e===null?e=[u]:e.push(u),i++}}if(s.performanceLevel!==void 0){let m=s.performanceLevel;if(typeof m!="string"){
let u={instancePath:t+"/spec/instance/systemDisk/performanceLevel",schemaPath:"#/properties/spec/properties/in\
stance/properties/systemDisk/properties/performanceLevel/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[u]:e.push(u),i++}if(!(m==="PL0"||m==="PL1"||m==="PL2"||m==="PL3")){let u={instancePath:t+
"/spec/instance/systemDisk/performanceLevel",schemaPath:"#/properties/spec/properties/instance/properties/syst\
emDisk/properties/performanceLevel/enum",keyword:"enum",params:{allowedValues:f.properties.spec.properties.instance.
properties.systemDisk.properties.performanceLevel.enum},message:"must be equal to one of the allowed values"};
e===null?e=[u]:e.push(u),i++}}}else{let m={instancePath:t+"/spec/instance/systemDisk",schemaPath:"#/properties\
/spec/properties/instance/properties/systemDisk/type",keyword:"type",params:{type:"object"},message:"must be o\
bject"};e===null?e=[m]:e.push(m),i++}}let r=p.internetMaxBandwidthOut;if(!(typeof r=="number"&&!(r%1)&&!isNaN(
r)&&isFinite(r))){let s={instancePath:t+"/spec/instance/internetMaxBandwidthOut",schemaPath:"#/properties/spec\
/properties/instance/properties/internetMaxBandwidthOut/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"};e===null?e=[s]:e.push(s),i++}if(typeof r=="number"&&isFinite(r)){if(r>100||isNaN(r)){let s={
instancePath:t+"/spec/instance/internetMaxBandwidthOut",schemaPath:"#/properties/spec/properties/instance/prop\
erties/internetMaxBandwidthOut/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"must be \
<= 100"};e===null?e=[s]:e.push(s),i++}if(r<0||isNaN(r)){let s={instancePath:t+"/spec/instance/internetMaxBandw\
idthOut",schemaPath:"#/properties/spec/properties/instance/properties/internetMaxBandwidthOut/minimum",keyword:"\
minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[s]:e.push(s),i++}}if(p.tags!==void 0){
let s=p.tags;if(s&&typeof s=="object"&&!Array.isArray(s)){if(Object.keys(s).length>10){let m={instancePath:t+"\
/spec/instance/tags",schemaPath:"#/properties/spec/properties/instance/properties/tags/maxProperties",keyword:"\
maxProperties",params:{limit:10},message:"must NOT have more than 10 properties"};e===null?e=[m]:e.push(m),i++}
for(let m in s){let u=s[m];if(typeof u=="string"){if(d(u)>128){let c={instancePath:t+"/spec/instance/tags/"+m.
replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/instance/properties/tags/addit\
ionalProperties/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 charact\
ers"};e===null?e=[c]:e.push(c),i++}}else{let c={instancePath:t+"/spec/instance/tags/"+m.replace(/~/g,"~0").replace(
/\//g,"~1"),schemaPath:"#/properties/spec/properties/instance/properties/tags/additionalProperties/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[c]:e.push(c),i++}}}else{let m={instancePath:t+
"/spec/instance/tags",schemaPath:"#/properties/spec/properties/instance/properties/tags/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[m]:e.push(m),i++}}if(p.resourceGroupID!==void 0){let s=p.
resourceGroupID;if(typeof s=="string"){if(d(s)>64){let m={instancePath:t+"/spec/instance/resourceGroupID",schemaPath:"\
#/properties/spec/properties/instance/properties/resourceGroupID/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),i++}if(!q.test(s)){let m={instancePath:t+
"/spec/instance/resourceGroupID",schemaPath:"#/properties/spec/properties/instance/properties/resourceGroupID/\
pattern",keyword:"pattern",params:{pattern:"^rg-[A-Za-z0-9]+$"},message:'must match pattern "^rg-[A-Za-z0-9]+$\
"'};e===null?e=[m]:e.push(m),i++}}else{let m={instancePath:t+"/spec/instance/resourceGroupID",schemaPath:"#/pr\
operties/spec/properties/instance/properties/resourceGroupID/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),i++}}}else{let r={instancePath:t+"/spec/instance",schemaPath:"#/prop\
erties/spec/properties/instance/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[r]:e.push(r),i++}}let n=a.generalize;if(n&&typeof n=="object"&&!Array.isArray(n)){n.mode===void 0&&(n.mode=
"Default");for(let r in n)if(r!=="mode"){let s={instancePath:t+"/spec/generalize",schemaPath:"#/properties/spe\
c/properties/generalize/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"\
must NOT have additional properties"};e===null?e=[s]:e.push(s),i++}let p=n.mode;if(typeof p!="string"){let r={
instancePath:t+"/spec/generalize/mode",schemaPath:"#/properties/spec/properties/generalize/properties/mode/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(!(p==="Defa\
ult"||p==="None")){let r={instancePath:t+"/spec/generalize/mode",schemaPath:"#/properties/spec/properties/gene\
ralize/properties/mode/enum",keyword:"enum",params:{allowedValues:f.properties.spec.properties.generalize.properties.
mode.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),i++}}else{let p={instancePath:t+
"/spec/generalize",schemaPath:"#/properties/spec/properties/generalize/type",keyword:"type",params:{type:"obje\
ct"},message:"must be object"};e===null?e=[p]:e.push(p),i++}if(a.image!==void 0){let p=a.image;if(p&&typeof p==
"object"&&!Array.isArray(p)){for(let r in p)if(!(r==="namePrefix"||r==="description"||r==="tags"||r==="resourc\
eGroupID")){let s={instancePath:t+"/spec/image",schemaPath:"#/properties/spec/properties/image/additionalPrope\
rties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional properti\
es"};e===null?e=[s]:e.push(s),i++}if(p.namePrefix!==void 0){let r=p.namePrefix;if(typeof r=="string"){if(d(r)>
64){let s={instancePath:t+"/spec/image/namePrefix",schemaPath:"#/properties/spec/properties/image/properties/n\
amePrefix/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===
null?e=[s]:e.push(s),i++}if(d(r)<2){let s={instancePath:t+"/spec/image/namePrefix",schemaPath:"#/properties/sp\
ec/properties/image/properties/namePrefix/minLength",keyword:"minLength",params:{limit:2},message:"must NOT ha\
ve fewer than 2 characters"};e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/spec/image/namePrefix",
schemaPath:"#/properties/spec/properties/image/properties/namePrefix/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[s]:e.push(s),i++}}if(p.description!==void 0){let r=p.description;if(typeof r==
"string"){if(d(r)>256){let s={instancePath:t+"/spec/image/description",schemaPath:"#/properties/spec/propertie\
s/image/properties/description/maxLength",keyword:"maxLength",params:{limit:256},message:"must NOT have more t\
han 256 characters"};e===null?e=[s]:e.push(s),i++}if(d(r)<2){let s={instancePath:t+"/spec/image/description",schemaPath:"\
#/properties/spec/properties/image/properties/description/minLength",keyword:"minLength",params:{limit:2},message:"\
must NOT have fewer than 2 characters"};e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/spec/image/\
description",schemaPath:"#/properties/spec/properties/image/properties/description/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}}if(p.tags!==void 0){let r=p.tags;if(r&&
typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length>10){let s={instancePath:t+"/spec/image/tags",schemaPath:"\
#/properties/spec/properties/image/properties/tags/maxProperties",keyword:"maxProperties",params:{limit:10},message:"\
must NOT have more than 10 properties"};e===null?e=[s]:e.push(s),i++}for(let s in r){let m=r[s];if(typeof m=="\
string"){if(d(m)>128){let u={instancePath:t+"/spec/image/tags/"+s.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"\
#/properties/spec/properties/image/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{
limit:128},message:"must NOT have more than 128 characters"};e===null?e=[u]:e.push(u),i++}}else{let u={instancePath:t+
"/spec/image/tags/"+s.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/image/pr\
operties/tags/additionalProperties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[u]:e.push(u),i++}}}else{let s={instancePath:t+"/spec/image/tags",schemaPath:"#/properties/spec/properties/i\
mage/properties/tags/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(
s),i++}}if(p.resourceGroupID!==void 0){let r=p.resourceGroupID;if(typeof r=="string"){if(d(r)>64){let s={instancePath:t+
"/spec/image/resourceGroupID",schemaPath:"#/properties/spec/properties/image/properties/resourceGroupID/maxLen\
gth",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(
s),i++}if(!q.test(r)){let s={instancePath:t+"/spec/image/resourceGroupID",schemaPath:"#/properties/spec/proper\
ties/image/properties/resourceGroupID/pattern",keyword:"pattern",params:{pattern:"^rg-[A-Za-z0-9]+$"},message:'\
must match pattern "^rg-[A-Za-z0-9]+$"'};e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/spec/image\
/resourceGroupID",schemaPath:"#/properties/spec/properties/image/properties/resourceGroupID/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}}}else{let r={instancePath:t+
"/spec/image",schemaPath:"#/properties/spec/properties/image/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),i++}}if(a.distribution!==void 0){let p=a.distribution;if(p&&typeof p==
"object"&&!Array.isArray(p)){for(let r in p)if(r!=="regions"){let s={instancePath:t+"/spec/distribution",schemaPath:"\
#/properties/spec/properties/distribution/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),i++}if(p.regions!==void 0){let r=p.regions;
if(Array.isArray(r)){if(r.length>20){let m={instancePath:t+"/spec/distribution/regions",schemaPath:"#/properti\
es/spec/properties/distribution/properties/regions/maxItems",keyword:"maxItems",params:{limit:20},message:"mus\
t NOT have more than 20 items"};e===null?e=[m]:e.push(m),i++}let s=r.length;for(let m=0;m<s;m++){let u=r[m];if(u&&
typeof u=="object"&&!Array.isArray(u)){if(u.regionID===void 0){let c={instancePath:t+"/spec/distribution/regio\
ns/"+m,schemaPath:"#/properties/spec/properties/distribution/properties/regions/items/required",keyword:"requi\
red",params:{missingProperty:"regionID"},message:"must have required property 'regionID'"};e===null?e=[c]:e.push(
c),i++}for(let c in u)if(c!=="regionID"){let l={instancePath:t+"/spec/distribution/regions/"+m,schemaPath:"#/p\
roperties/spec/properties/distribution/properties/regions/items/additionalProperties",keyword:"additionalPrope\
rties",params:{additionalProperty:c},message:"must NOT have additional properties"};e===null?e=[l]:e.push(l),i++}
if(u.regionID!==void 0){let c=u.regionID;if(typeof c=="string"){if(d(c)>64){let l={instancePath:t+"/spec/distr\
ibution/regions/"+m+"/regionID",schemaPath:"#/properties/spec/properties/distribution/properties/regions/items\
/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 char\
acters"};e===null?e=[l]:e.push(l),i++}}else{let l={instancePath:t+"/spec/distribution/regions/"+m+"/regionID",
schemaPath:"#/properties/spec/properties/distribution/properties/regions/items/properties/regionID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}}else{let c={instancePath:t+
"/spec/distribution/regions/"+m,schemaPath:"#/properties/spec/properties/distribution/properties/regions/items\
/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[c]:e.push(c),i++}}}else{let s={
instancePath:t+"/spec/distribution/regions",schemaPath:"#/properties/spec/properties/distribution/properties/r\
egions/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[s]:e.push(s),i++}}}else{
let r={instancePath:t+"/spec/distribution",schemaPath:"#/properties/spec/properties/distribution/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}let o=a.limits;if(o&&typeof o==
"object"&&!Array.isArray(o)){o.timeout===void 0&&(o.timeout="4h"),o.attempts===void 0&&(o.attempts=3);for(let s in o)
if(!(s==="timeout"||s==="attempts")){let m={instancePath:t+"/spec/limits",schemaPath:"#/properties/spec/proper\
ties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must N\
OT have additional properties"};e===null?e=[m]:e.push(m),i++}let p=o.timeout;if(typeof p=="string"){if(d(p)>16){
let s={instancePath:t+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/limits/properties/timeou\
t/maxLength",keyword:"maxLength",params:{limit:16},message:"must NOT have more than 16 characters"};e===null?e=
[s]:e.push(s),i++}}else{let s={instancePath:t+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/\
limits/properties/timeout/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:
e.push(s),i++}let r=o.attempts;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let s={instancePath:t+
"/spec/limits/attempts",schemaPath:"#/properties/spec/properties/limits/properties/attempts/type",keyword:"typ\
e",params:{type:"integer"},message:"must be integer"};e===null?e=[s]:e.push(s),i++}if(typeof r=="number"&&isFinite(
r)){if(r>10||isNaN(r)){let s={instancePath:t+"/spec/limits/attempts",schemaPath:"#/properties/spec/properties/\
limits/properties/attempts/maximum",keyword:"maximum",params:{comparison:"<=",limit:10},message:"must be <= 10"};
e===null?e=[s]:e.push(s),i++}if(r<1||isNaN(r)){let s={instancePath:t+"/spec/limits/attempts",schemaPath:"#/pro\
perties/spec/properties/limits/properties/attempts/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"};e===null?e=[s]:e.push(s),i++}}}else{let p={instancePath:t+"/spec/limits",schemaPath:"#\
/properties/spec/properties/limits/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[p]:e.push(p),i++}if(typeof a.suspend!="boolean"){let p={instancePath:t+"/spec/suspend",schemaPath:"#/proper\
ties/spec/properties/suspend/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?
e=[p]:e.push(p),i++}}else{let n={instancePath:t+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[n]:e.push(n),i++}}let y=h.status;if(y&&typeof y=="object"&&
!Array.isArray(y)){if(y.observedGeneration===void 0){let a={instancePath:t+"/status",schemaPath:"#/properties/\
status/required",keyword:"required",params:{missingProperty:"observedGeneration"},message:"must have required \
property 'observedGeneration'"};e===null?e=[a]:e.push(a),i++}for(let a in y)if(!(a==="observedGeneration"||a===
"conditions"||a==="specHash"||a==="buildCounter"||a==="activeBuild"||a==="latestBuild"||a==="images")){let n={
instancePath:t+"/status",schemaPath:"#/properties/status/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[n]:e.push(n),i++}if(y.
observedGeneration!==void 0){let a=y.observedGeneration;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){
let n={instancePath:t+"/status/observedGeneration",schemaPath:"#/properties/status/properties/observedGenerati\
on/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[n]:e.push(n),i++}if(typeof a==
"number"&&isFinite(a)&&(a<-1||isNaN(a))){let n={instancePath:t+"/status/observedGeneration",schemaPath:"#/prop\
erties/status/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:-1},message:"\
must be >= -1"};e===null?e=[n]:e.push(n),i++}}if(y.conditions!==void 0){let a=y.conditions;if(Array.isArray(a)){
if(a.length>16){let o={instancePath:t+"/status/conditions",schemaPath:"#/properties/status/properties/conditio\
ns/maxItems",keyword:"maxItems",params:{limit:16},message:"must NOT have more than 16 items"};e===null?e=[o]:e.
push(o),i++}let n=a.length;for(let o=0;o<n;o++){let p=a[o];if(p&&typeof p=="object"&&!Array.isArray(p)){if(p.type===
void 0){let r={instancePath:t+"/status/conditions/"+o,schemaPath:"#/properties/status/properties/conditions/it\
ems/required",keyword:"required",params:{missingProperty:"type"},message:"must have required property 'type'"};
e===null?e=[r]:e.push(r),i++}if(p.status===void 0){let r={instancePath:t+"/status/conditions/"+o,schemaPath:"#\
/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"status"},
message:"must have required property 'status'"};e===null?e=[r]:e.push(r),i++}if(p.reason===void 0){let r={instancePath:t+
"/status/conditions/"+o,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===null?e=[r]:e.push(r),
i++}if(p.message===void 0){let r={instancePath:t+"/status/conditions/"+o,schemaPath:"#/properties/status/prope\
rties/conditions/items/required",keyword:"required",params:{missingProperty:"message"},message:"must have requ\
ired property 'message'"};e===null?e=[r]:e.push(r),i++}if(p.observedGeneration===void 0){let r={instancePath:t+
"/status/conditions/"+o,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"observedGeneration"},message:"must have required property 'observedGeneration'"};e===
null?e=[r]:e.push(r),i++}if(p.lastTransitionTime===void 0){let r={instancePath:t+"/status/conditions/"+o,schemaPath:"\
#/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"lastTran\
sitionTime"},message:"must have required property 'lastTransitionTime'"};e===null?e=[r]:e.push(r),i++}for(let r in p)
if(!(r==="type"||r==="status"||r==="reason"||r==="message"||r==="observedGeneration"||r==="lastTransitionTime")){
let s={instancePath:t+"/status/conditions/"+o,schemaPath:"#/properties/status/properties/conditions/items/addi\
tionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have addition\
al properties"};e===null?e=[s]:e.push(s),i++}if(p.type!==void 0){let r=p.type;if(typeof r=="string"){if(d(r)>64){
let s={instancePath:t+"/status/conditions/"+o+"/type",schemaPath:"#/properties/status/properties/conditions/it\
ems/properties/type/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 chara\
cters"};e===null?e=[s]:e.push(s),i++}if(!z.test(r)){let s={instancePath:t+"/status/conditions/"+o+"/type",schemaPath:"\
#/properties/status/properties/conditions/items/properties/type/pattern",keyword:"pattern",params:{pattern:"^[\
A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[s]:e.push(s),i++}}else{let s={
instancePath:t+"/status/conditions/"+o+"/type",schemaPath:"#/properties/status/properties/conditions/items/pro\
perties/type/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}}
if(p.status!==void 0){let r=p.status;if(typeof r!="string"){let s={instancePath:t+"/status/conditions/"+o+"/st\
atus",schemaPath:"#/properties/status/properties/conditions/items/properties/status/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(!(r==="True"||r==="False"||r==="Unkno\
wn")){let s={instancePath:t+"/status/conditions/"+o+"/status",schemaPath:"#/properties/status/properties/condi\
tions/items/properties/status/enum",keyword:"enum",params:{allowedValues:f.properties.status.properties.conditions.
items.properties.status.enum},message:"must be equal to one of the allowed values"};e===null?e=[s]:e.push(s),i++}}
if(p.reason!==void 0){let r=p.reason;if(typeof r=="string"){if(d(r)>64){let s={instancePath:t+"/status/conditi\
ons/"+o+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),i++}if(d(
r)<1){let s={instancePath:t+"/status/conditions/"+o+"/reason",schemaPath:"#/properties/status/properties/condi\
tions/items/properties/reason/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer tha\
n 1 characters"};e===null?e=[s]:e.push(s),i++}if(!z.test(r)){let s={instancePath:t+"/status/conditions/"+o+"/r\
eason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/pattern",keyword:"pattern",
params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[s]:e.push(
s),i++}}else{let s={instancePath:t+"/status/conditions/"+o+"/reason",schemaPath:"#/properties/status/propertie\
s/conditions/items/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[s]:e.push(s),i++}}if(p.message!==void 0){let r=p.message;if(typeof r=="string"){if(d(r)>1024){let s={instancePath:t+
"/status/conditions/"+o+"/message",schemaPath:"#/properties/status/properties/conditions/items/properties/mess\
age/maxLength",keyword:"maxLength",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===
null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/status/conditions/"+o+"/message",schemaPath:"#/properti\
es/status/properties/conditions/items/properties/message/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),i++}}if(p.observedGeneration!==void 0){let r=p.observedGeneration;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let s={instancePath:t+"/status/conditions/"+o+"/observedGeneration",
schemaPath:"#/properties/status/properties/conditions/items/properties/observedGeneration/type",keyword:"type",
params:{type:"integer"},message:"must be integer"};e===null?e=[s]:e.push(s),i++}if(typeof r=="number"&&isFinite(
r)&&(r<0||isNaN(r))){let s={instancePath:t+"/status/conditions/"+o+"/observedGeneration",schemaPath:"#/propert\
ies/status/properties/conditions/items/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:0},message:"must be >= 0"};e===null?e=[s]:e.push(s),i++}}if(p.lastTransitionTime!==void 0){let r=p.lastTransitionTime;
if(typeof r=="string"){if(d(r)>64){let s={instancePath:t+"/status/conditions/"+o+"/lastTransitionTime",schemaPath:"\
#/properties/status/properties/conditions/items/properties/lastTransitionTime/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),i++}if(!N.test(r)){let s={
instancePath:t+"/status/conditions/"+o+"/lastTransitionTime",schemaPath:"#/properties/status/properties/condit\
ions/items/properties/lastTransitionTime/format",keyword:"format",params:{format:"date-time"},message:'must ma\
tch format "date-time"'};e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/status/conditions/"+o+"/la\
stTransitionTime",schemaPath:"#/properties/status/properties/conditions/items/properties/lastTransitionTime/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}}}else{let r={
instancePath:t+"/status/conditions/"+o,schemaPath:"#/properties/status/properties/conditions/items/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}}else{let n={instancePath:t+
"/status/conditions",schemaPath:"#/properties/status/properties/conditions/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[n]:e.push(n),i++}}if(y.specHash!==void 0){let a=y.specHash;if(typeof a==
"string"){if(d(a)>128){let n={instancePath:t+"/status/specHash",schemaPath:"#/properties/status/properties/spe\
cHash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===
null?e=[n]:e.push(n),i++}}else{let n={instancePath:t+"/status/specHash",schemaPath:"#/properties/status/proper\
ties/specHash/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),i++}}
if(y.buildCounter!==void 0){let a=y.buildCounter;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let n={
instancePath:t+"/status/buildCounter",schemaPath:"#/properties/status/properties/buildCounter/type",keyword:"t\
ype",params:{type:"integer"},message:"must be integer"};e===null?e=[n]:e.push(n),i++}if(typeof a=="number"&&isFinite(
a)&&(a<0||isNaN(a))){let n={instancePath:t+"/status/buildCounter",schemaPath:"#/properties/status/properties/b\
uildCounter/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[n]:
e.push(n),i++}}if(y.activeBuild!==void 0){let a=y.activeBuild;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.
name===void 0){let n={instancePath:t+"/status/activeBuild",schemaPath:"#/properties/status/properties/activeBu\
ild/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};
e===null?e=[n]:e.push(n),i++}if(a.reason===void 0){let n={instancePath:t+"/status/activeBuild",schemaPath:"#/p\
roperties/status/properties/activeBuild/required",keyword:"required",params:{missingProperty:"reason"},message:"\
must have required property 'reason'"};e===null?e=[n]:e.push(n),i++}for(let n in a)if(!(n==="name"||n==="reaso\
n")){let o={instancePath:t+"/status/activeBuild",schemaPath:"#/properties/status/properties/activeBuild/additi\
onalProperties",keyword:"additionalProperties",params:{additionalProperty:n},message:"must NOT have additional\
 properties"};e===null?e=[o]:e.push(o),i++}if(a.name!==void 0){let n=a.name;if(typeof n=="string"){if(d(n)>63){
let o={instancePath:t+"/status/activeBuild/name",schemaPath:"#/properties/status/properties/activeBuild/proper\
ties/name/maxLength",keyword:"maxLength",params:{limit:63},message:"must NOT have more than 63 characters"};e===
null?e=[o]:e.push(o),i++}}else{let o={instancePath:t+"/status/activeBuild/name",schemaPath:"#/properties/statu\
s/properties/activeBuild/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[o]:e.push(o),i++}}if(a.reason!==void 0){let n=a.reason;if(typeof n!="string"){let o={instancePath:t+
"/status/activeBuild/reason",schemaPath:"#/properties/status/properties/activeBuild/properties/reason/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}if(!(n==="FirstBuild"||n===
"SpecChange")){let o={instancePath:t+"/status/activeBuild/reason",schemaPath:"#/properties/status/properties/a\
ctiveBuild/properties/reason/enum",keyword:"enum",params:{allowedValues:f.properties.status.properties.activeBuild.
properties.reason.enum},message:"must be equal to one of the allowed values"};e===null?e=[o]:e.push(o),i++}}}else{
let n={instancePath:t+"/status/activeBuild",schemaPath:"#/properties/status/properties/activeBuild/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[n]:e.push(n),i++}}if(y.latestBuild!==void 0){
let a=y.latestBuild;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.name===void 0){let n={instancePath:t+"/s\
tatus/latestBuild",schemaPath:"#/properties/status/properties/latestBuild/required",keyword:"required",params:{
missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[n]:e.push(n),i++}if(a.reason===
void 0){let n={instancePath:t+"/status/latestBuild",schemaPath:"#/properties/status/properties/latestBuild/req\
uired",keyword:"required",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===
null?e=[n]:e.push(n),i++}for(let n in a)if(!(n==="name"||n==="reason"||n==="result"||n==="completionTime")){let o={
instancePath:t+"/status/latestBuild",schemaPath:"#/properties/status/properties/latestBuild/additionalProperti\
es",keyword:"additionalProperties",params:{additionalProperty:n},message:"must NOT have additional properties"};
e===null?e=[o]:e.push(o),i++}if(a.name!==void 0){let n=a.name;if(typeof n=="string"){if(d(n)>63){let o={instancePath:t+
"/status/latestBuild/name",schemaPath:"#/properties/status/properties/latestBuild/properties/name/maxLength",keyword:"\
maxLength",params:{limit:63},message:"must NOT have more than 63 characters"};e===null?e=[o]:e.push(o),i++}}else{
let o={instancePath:t+"/status/latestBuild/name",schemaPath:"#/properties/status/properties/latestBuild/proper\
ties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}
if(a.reason!==void 0){let n=a.reason;if(typeof n!="string"){let o={instancePath:t+"/status/latestBuild/reason",
schemaPath:"#/properties/status/properties/latestBuild/properties/reason/type",keyword:"type",params:{type:"st\
ring"},message:"must be string"};e===null?e=[o]:e.push(o),i++}if(!(n==="FirstBuild"||n==="SpecChange")){let o={
instancePath:t+"/status/latestBuild/reason",schemaPath:"#/properties/status/properties/latestBuild/properties/\
reason/enum",keyword:"enum",params:{allowedValues:f.properties.status.properties.latestBuild.properties.reason.
enum},message:"must be equal to one of the allowed values"};e===null?e=[o]:e.push(o),i++}}if(a.result!==void 0){
let n=a.result;if(typeof n!="string"){let o={instancePath:t+"/status/latestBuild/result",schemaPath:"#/propert\
ies/status/properties/latestBuild/properties/result/type",keyword:"type",params:{type:"string"},message:"must \
be string"};e===null?e=[o]:e.push(o),i++}if(!(n==="Succeeded"||n==="Failed")){let o={instancePath:t+"/status/l\
atestBuild/result",schemaPath:"#/properties/status/properties/latestBuild/properties/result/enum",keyword:"enu\
m",params:{allowedValues:f.properties.status.properties.latestBuild.properties.result.enum},message:"must be e\
qual to one of the allowed values"};e===null?e=[o]:e.push(o),i++}}if(a.completionTime!==void 0){let n=a.completionTime;
if(typeof n=="string"){if(d(n)>64){let o={instancePath:t+"/status/latestBuild/completionTime",schemaPath:"#/pr\
operties/status/properties/latestBuild/properties/completionTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[o]:e.push(o),i++}if(!N.test(n)){let o={instancePath:t+
"/status/latestBuild/completionTime",schemaPath:"#/properties/status/properties/latestBuild/properties/complet\
ionTime/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?
e=[o]:e.push(o),i++}}else{let o={instancePath:t+"/status/latestBuild/completionTime",schemaPath:"#/properties/\
status/properties/latestBuild/properties/completionTime/type",keyword:"type",params:{type:"string"},message:"m\
ust be string"};e===null?e=[o]:e.push(o),i++}}}else{let n={instancePath:t+"/status/latestBuild",schemaPath:"#/\
properties/status/properties/latestBuild/type",keyword:"type",params:{type:"object"},message:"must be object"};
e===null?e=[n]:e.push(n),i++}}if(y.images!==void 0){let a=y.images;if(Array.isArray(a)){if(a.length>21){let o={
instancePath:t+"/status/images",schemaPath:"#/properties/status/properties/images/maxItems",keyword:"maxItems",
params:{limit:21},message:"must NOT have more than 21 items"};e===null?e=[o]:e.push(o),i++}let n=a.length;for(let o=0;o<
n;o++){let p=a[o];if(p&&typeof p=="object"&&!Array.isArray(p)){if(p.regionID===void 0){let r={instancePath:t+"\
/status/images/"+o,schemaPath:"#/properties/status/properties/images/items/required",keyword:"required",params:{
missingProperty:"regionID"},message:"must have required property 'regionID'"};e===null?e=[r]:e.push(r),i++}if(p.
imageID===void 0){let r={instancePath:t+"/status/images/"+o,schemaPath:"#/properties/status/properties/images/\
items/required",keyword:"required",params:{missingProperty:"imageID"},message:"must have required property 'im\
ageID'"};e===null?e=[r]:e.push(r),i++}for(let r in p)if(!(r==="regionID"||r==="imageID")){let s={instancePath:t+
"/status/images/"+o,schemaPath:"#/properties/status/properties/images/items/additionalProperties",keyword:"add\
itionalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[s]:
e.push(s),i++}if(p.regionID!==void 0){let r=p.regionID;if(typeof r=="string"){if(d(r)>64){let s={instancePath:t+
"/status/images/"+o+"/regionID",schemaPath:"#/properties/status/properties/images/items/properties/regionID/ma\
xLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:
e.push(s),i++}}else{let s={instancePath:t+"/status/images/"+o+"/regionID",schemaPath:"#/properties/status/prop\
erties/images/items/properties/regionID/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[s]:e.push(s),i++}}if(p.imageID!==void 0){let r=p.imageID;if(typeof r=="string"){if(d(r)>128){let s={
instancePath:t+"/status/images/"+o+"/imageID",schemaPath:"#/properties/status/properties/images/items/properti\
es/imageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};
e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:t+"/status/images/"+o+"/imageID",schemaPath:"#/properti\
es/status/properties/images/items/properties/imageID/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[s]:e.push(s),i++}}}else{let r={instancePath:t+"/status/images/"+o,schemaPath:"#/prope\
rties/status/properties/images/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[r]:e.push(r),i++}}}else{let n={instancePath:t+"/status/images",schemaPath:"#/properties/status/propert\
ies/images/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[n]:e.push(n),i++}}}else{
let a={instancePath:t+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[a]:e.push(a),i++}}else{let y={instancePath:t,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[y]:e.push(y),i++}return v.errors=e,i===0}});export default F();

// Generated from crds/imagebuilds.yaml by `npm run generate`. Do not edit.
var T=(h,i)=>()=>{try{return i||h((i={exports:{}}).exports,i),i.exports}catch(g){throw i=0,g}};var q=T(b=>{"use strict";Object.defineProperty(b,"__esModule",{value:!0});function I(h){let i=h.length,g=0,c=0,
y;for(;c<i;)g++,y=h.charCodeAt(c++),y>=55296&&y<=56319&&c<i&&(y=h.charCodeAt(c),(y&64512)===56320&&c++);return g}
b.default=I;I.code='require("ajv/dist/runtime/ucs2length").default'});var O=T((z,x)=>{x.exports=v;x.exports.default=v;var d={type:"object",additionalProperties:!1,required:["apiVer\
sion","kind","metadata","spec"],properties:{apiVersion:{type:"string",const:"imagesmith.dev/v1alpha1"},kind:{type:"\
string",const:"ImageBuild"},metadata:{type:"object",required:["name"],properties:{name:{type:"string",minLength:1,
maxLength:253}}},spec:{type:"object",required:["templateRef"],properties:{templateRef:{type:"object",required:[
"name"],properties:{name:{type:"string",maxLength:48,pattern:"^[a-z]([-a-z0-9]*[a-z0-9])?$"}},additionalProperties:!1},
templateGeneration:{type:"integer",format:"int64",minimum:1},reason:{type:"string",enum:["FirstBuild","SpecCha\
nge"]},cancel:{type:"boolean",default:!1}},additionalProperties:!1},status:{type:"object",required:["observedG\
eneration"],default:{observedGeneration:-1},properties:{observedGeneration:{type:"integer",format:"int64",minimum:-1},
conditions:{type:"array",maxItems:16,items:{type:"object",required:["type","status","reason","message","observ\
edGeneration","lastTransitionTime"],properties:{type:{type:"string",maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},
status:{type:"string",enum:["True","False","Unknown"]},reason:{type:"string",minLength:1,maxLength:64,pattern:"\
^[A-Z][A-Za-z0-9]*$"},message:{type:"string",maxLength:1024},observedGeneration:{type:"integer",format:"int64",
minimum:0},lastTransitionTime:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1}},plan:{
type:"object",required:["hash","templateHash","revision","sourceImageID"],properties:{hash:{type:"string",maxLength:128},
templateHash:{type:"string",maxLength:128},revision:{type:"string",maxLength:253},sourceImageID:{type:"string",
maxLength:128},components:{type:"array",maxItems:50,items:{type:"object",required:["name","version","hash"],properties:{
name:{type:"string",maxLength:253},version:{type:"string",maxLength:32},hash:{type:"string",maxLength:128}},additionalProperties:!1}},
instanceTypes:{type:"array",maxItems:10,items:{type:"string",maxLength:64}}},additionalProperties:!1},startTime:{
type:"string",format:"date-time",maxLength:64},completionTime:{type:"string",format:"date-time",maxLength:64},
currentStep:{type:"string",enum:["Plan","Launch","Connect","Provision","Generalize","Capture","Finish","Releas\
eBuilder","Distribute","Verify","Cleanup"]},progress:{type:"string",maxLength:7,pattern:"^[0-9]{1,3}/[0-9]{1,3\
}$"},imageID:{type:"string",maxLength:128},regionID:{type:"string",maxLength:64},steps:{type:"array",maxItems:32,
items:{type:"object",required:["name","state"],properties:{name:{type:"string",enum:["Plan","Launch","Connect",
"Provision","Generalize","Capture","Finish","ReleaseBuilder","Distribute","Verify","Cleanup"]},state:{type:"st\
ring",enum:["Pending","Running","Succeeded","Skipped","Failed"]},attempt:{type:"integer",format:"int32",minimum:1,
maximum:100},startTime:{type:"string",format:"date-time",maxLength:64},finishTime:{type:"string",format:"date-\
time",maxLength:64},message:{type:"string",maxLength:512}},additionalProperties:!1}},instances:{type:"array",maxItems:20,
items:{type:"object",required:["role","attempt","instanceID","instanceType","launchTime"],properties:{role:{type:"\
string",enum:["Builder"]},attempt:{type:"integer",format:"int32",minimum:1,maximum:100},instanceID:{type:"stri\
ng",maxLength:64},instanceType:{type:"string",maxLength:64},zoneID:{type:"string",maxLength:64},launchTime:{type:"\
string",format:"date-time",maxLength:64},bootID:{type:"string",maxLength:64},deleteTime:{type:"string",format:"\
date-time",maxLength:64},releaseTime:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1}},
tasks:{type:"object",required:["total","done"],properties:{total:{type:"integer",format:"int32",minimum:0,maximum:6350},
done:{type:"integer",format:"int32",minimum:0,maximum:6350},failed:{type:"object",required:["component","task"],
properties:{component:{type:"string",maxLength:253},task:{type:"string",maxLength:63},exitCode:{type:"integer",
format:"int32"},outputTail:{type:"string",maxLength:2048}},additionalProperties:!1}},additionalProperties:!1},
images:{type:"array",maxItems:21,items:{type:"object",required:["regionID","state"],properties:{regionID:{type:"\
string",maxLength:64},imageID:{type:"string",maxLength:128},imageName:{type:"string",maxLength:128},state:{type:"\
string",enum:["Pending","Creating","Available","Failed"]},progress:{type:"integer",format:"int32",minimum:0,maximum:100}},
additionalProperties:!1}},failure:{type:"object",required:["step","reason","code","message","retryable"],properties:{
step:{type:"string",enum:["Plan","Launch","Connect","Provision","Generalize","Capture","Finish","ReleaseBuilde\
r","Distribute","Verify","Cleanup"]},reason:{type:"string",minLength:1,maxLength:64,pattern:"^[A-Z][A-Za-z0-9]\
*$"},code:{type:"string",maxLength:128},message:{type:"string",maxLength:1024},retryable:{type:"boolean"}},additionalProperties:!1},
trouble:{type:"object",required:["step","code","message","since"],properties:{step:{type:"string",enum:["Plan",
"Launch","Connect","Provision","Generalize","Capture","Finish","ReleaseBuilder","Distribute","Verify","Cleanup"]},
reason:{type:"string",minLength:1,maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},code:{type:"string",maxLength:128},
message:{type:"string",maxLength:512},since:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1},
scaffold:{type:"object",properties:{accountID:{type:"string",maxLength:32,pattern:"^[0-9]+$"},credentials:{type:"\
object",required:["secretRef"],properties:{secretRef:{type:"object",required:["name"],properties:{name:{type:"\
string",maxLength:253}},additionalProperties:!1}},additionalProperties:!1},doubtful:{type:"boolean"},emptySince:{
type:"string",format:"date-time",maxLength:64},regionIDs:{type:"array",maxItems:21,items:{type:"string",maxLength:64}},
images:{type:"array",maxItems:40,items:{type:"object",required:["regionID","imageID"],properties:{regionID:{type:"\
string",maxLength:64},imageID:{type:"string",maxLength:128}},additionalProperties:!1}},snapshots:{type:"array",
maxItems:80,items:{type:"object",required:["regionID","snapshotID"],properties:{regionID:{type:"string",maxLength:64},
snapshotID:{type:"string",maxLength:64}},additionalProperties:!1}}},additionalProperties:!1},intents:{type:"ar\
ray",maxItems:50,items:{type:"object",required:["step","action","regionID","role","attempt","startTime"],properties:{
step:{type:"string",enum:["Plan","Launch","Connect","Provision","Generalize","Capture","Finish","ReleaseBuilde\
r","Distribute","Verify","Cleanup"]},action:{type:"string",maxLength:64,pattern:"^[A-Z][A-Za-z]*$"},regionID:{
type:"string",maxLength:64},role:{type:"string",maxLength:32,pattern:"^[A-Z][A-Za-z]*$"},attempt:{type:"intege\
r",format:"int32",minimum:1,maximum:100},candidate:{type:"integer",format:"int32",minimum:0,maximum:1e6},parameters:{
type:"object",maxProperties:16,properties:{},additionalProperties:{type:"string",maxLength:512}},startTime:{type:"\
string",format:"date-time",maxLength:64},outcome:{type:"string",enum:["Succeeded","Refused"]},resourceID:{type:"\
string",maxLength:128},code:{type:"string",maxLength:128}},additionalProperties:!1}},leftovers:{type:"array",maxItems:50,
items:{type:"object",required:["kind","id","regionID","reason"],properties:{kind:{type:"string",enum:["Instanc\
e","Disk","Image","Snapshot"]},id:{type:"string",maxLength:128},regionID:{type:"string",maxLength:64},reason:{
type:"string",maxLength:512}},additionalProperties:!1}}},additionalProperties:!1}}},m=q().default,w=Object.prototype.
hasOwnProperty,D=new RegExp("^[a-z]([-a-z0-9]*[a-z0-9])?$","u"),k=new RegExp("^[A-Z][A-Za-z0-9]*$","u"),N=new RegExp(
"^[0-9]{1,3}/[0-9]{1,3}$","u"),A=new RegExp("^[0-9]+$","u"),L=new RegExp("^[A-Z][A-Za-z]*$","u"),f=/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
function v(h,{instancePath:i="",parentData:g,parentDataProperty:c,rootData:y=h}={}){let e=null,p=0;if(h&&typeof h==
"object"&&!Array.isArray(h)){if(h.status===void 0&&(h.status={observedGeneration:-1}),h.apiVersion===void 0){let n={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must \
have required property 'apiVersion'"};e===null?e=[n]:e.push(n),p++}if(h.kind===void 0){let n={instancePath:i,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===
null?e=[n]:e.push(n),p++}if(h.metadata===void 0){let n={instancePath:i,schemaPath:"#/required",keyword:"requir\
ed",params:{missingProperty:"metadata"},message:"must have required property 'metadata'"};e===null?e=[n]:e.push(
n),p++}if(h.spec===void 0){let n={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},message:"must have required property 'spec'"};e===null?e=[n]:e.push(n),p++}for(let n in h)if(!(n==="api\
Version"||n==="kind"||n==="metadata"||n==="spec"||n==="status")){let a={instancePath:i,schemaPath:"#/additiona\
lProperties",keyword:"additionalProperties",params:{additionalProperty:n},message:"must NOT have additional pr\
operties"};e===null?e=[a]:e.push(a),p++}if(h.apiVersion!==void 0){let n=h.apiVersion;if(typeof n!="string"){let a={
instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[a]:e.push(a),p++}if(n!=="imagesmith.dev/v1alpha1"){let a={instancePath:i+"/apiVer\
sion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue:"imagesmith.dev/v1alpha1"},
message:"must be equal to constant"};e===null?e=[a]:e.push(a),p++}}if(h.kind!==void 0){let n=h.kind;if(typeof n!=
"string"){let a={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"strin\
g"},message:"must be string"};e===null?e=[a]:e.push(a),p++}if(n!=="ImageBuild"){let a={instancePath:i+"/kind",
schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"ImageBuild"},message:"must be equal\
 to constant"};e===null?e=[a]:e.push(a),p++}}if(h.metadata!==void 0){let n=h.metadata;if(n&&typeof n=="object"&&
!Array.isArray(n)){if(n.name===void 0){let a={instancePath:i+"/metadata",schemaPath:"#/properties/metadata/req\
uired",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?
e=[a]:e.push(a),p++}if(n.name!==void 0){let a=n.name;if(typeof a=="string"){if(m(a)>253){let s={instancePath:i+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[s]:e.push(s),p++}if(m(a)<1){let s={instancePath:i+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/me\
tadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}}else{let a={instancePath:i+"/metadata",schemaPath:"#/propertie\
s/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(a),p++}}
if(h.spec!==void 0){let n=h.spec;if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.cancel===void 0&&(n.cancel=
!1),n.templateRef===void 0){let a={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"req\
uired",params:{missingProperty:"templateRef"},message:"must have required property 'templateRef'"};e===null?e=
[a]:e.push(a),p++}for(let a in n)if(!(a==="templateRef"||a==="templateGeneration"||a==="reason"||a==="cancel")){
let s={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalPropertie\
s",params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),p++}if(n.
templateRef!==void 0){let a=n.templateRef;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.name===void 0){let s={
instancePath:i+"/spec/templateRef",schemaPath:"#/properties/spec/properties/templateRef/required",keyword:"req\
uired",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[s]:e.push(s),
p++}for(let s in a)if(s!=="name"){let o={instancePath:i+"/spec/templateRef",schemaPath:"#/properties/spec/prop\
erties/templateRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"\
must NOT have additional properties"};e===null?e=[o]:e.push(o),p++}if(a.name!==void 0){let s=a.name;if(typeof s==
"string"){if(m(s)>48){let o={instancePath:i+"/spec/templateRef/name",schemaPath:"#/properties/spec/properties/\
templateRef/properties/name/maxLength",keyword:"maxLength",params:{limit:48},message:"must NOT have more than \
48 characters"};e===null?e=[o]:e.push(o),p++}if(!D.test(s)){let o={instancePath:i+"/spec/templateRef/name",schemaPath:"\
#/properties/spec/properties/templateRef/properties/name/pattern",keyword:"pattern",params:{pattern:"^[a-z]([-\
a-z0-9]*[a-z0-9])?$"},message:'must match pattern "^[a-z]([-a-z0-9]*[a-z0-9])?$"'};e===null?e=[o]:e.push(o),p++}}else{
let o={instancePath:i+"/spec/templateRef/name",schemaPath:"#/properties/spec/properties/templateRef/properties\
/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),p++}}}else{
let s={instancePath:i+"/spec/templateRef",schemaPath:"#/properties/spec/properties/templateRef/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),p++}}if(n.templateGeneration!==
void 0){let a=n.templateGeneration;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let s={instancePath:i+
"/spec/templateGeneration",schemaPath:"#/properties/spec/properties/templateGeneration/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof a=="number"&&isFinite(a)&&(a<
1||isNaN(a))){let s={instancePath:i+"/spec/templateGeneration",schemaPath:"#/properties/spec/properties/templa\
teGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"};e===null?e=[s]:
e.push(s),p++}}if(n.reason!==void 0){let a=n.reason;if(typeof a!="string"){let s={instancePath:i+"/spec/reason",
schemaPath:"#/properties/spec/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"};e===null?e=[s]:e.push(s),p++}if(!(a==="FirstBuild"||a==="SpecChange")){let s={instancePath:i+"/spec/re\
ason",schemaPath:"#/properties/spec/properties/reason/enum",keyword:"enum",params:{allowedValues:d.properties.
spec.properties.reason.enum},message:"must be equal to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}
if(typeof n.cancel!="boolean"){let a={instancePath:i+"/spec/cancel",schemaPath:"#/properties/spec/properties/c\
ancel/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[a]:e.push(a),p++}}else{
let a={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[a]:e.push(a),p++}}let l=h.status;if(l&&typeof l=="object"&&!Array.isArray(l)){if(l.
observedGeneration===void 0){let n={instancePath:i+"/status",schemaPath:"#/properties/status/required",keyword:"\
required",params:{missingProperty:"observedGeneration"},message:"must have required property 'observedGenerati\
on'"};e===null?e=[n]:e.push(n),p++}for(let n in l)if(!w.call(d.properties.status.properties,n)){let a={instancePath:i+
"/status",schemaPath:"#/properties/status/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:n},
message:"must NOT have additional properties"};e===null?e=[a]:e.push(a),p++}if(l.observedGeneration!==void 0){
let n=l.observedGeneration;if(!(typeof n=="number"&&!(n%1)&&!isNaN(n)&&isFinite(n))){let a={instancePath:i+"/s\
tatus/observedGeneration",schemaPath:"#/properties/status/properties/observedGeneration/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[a]:e.push(a),p++}if(typeof n=="number"&&isFinite(n)&&(n<
-1||isNaN(n))){let a={instancePath:i+"/status/observedGeneration",schemaPath:"#/properties/status/properties/o\
bservedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:-1},message:"must be >= -1"};e===null?
e=[a]:e.push(a),p++}}if(l.conditions!==void 0){let n=l.conditions;if(Array.isArray(n)){if(n.length>16){let s={
instancePath:i+"/status/conditions",schemaPath:"#/properties/status/properties/conditions/maxItems",keyword:"m\
axItems",params:{limit:16},message:"must NOT have more than 16 items"};e===null?e=[s]:e.push(s),p++}let a=n.length;
for(let s=0;s<a;s++){let o=n[s];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.type===void 0){let t={instancePath:i+
"/status/conditions/"+s,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"type"},message:"must have required property 'type'"};e===null?e=[t]:e.push(t),p++}
if(o.status===void 0){let t={instancePath:i+"/status/conditions/"+s,schemaPath:"#/properties/status/properties\
/conditions/items/required",keyword:"required",params:{missingProperty:"status"},message:"must have required p\
roperty 'status'"};e===null?e=[t]:e.push(t),p++}if(o.reason===void 0){let t={instancePath:i+"/status/condition\
s/"+s,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"\
reason"},message:"must have required property 'reason'"};e===null?e=[t]:e.push(t),p++}if(o.message===void 0){let t={
instancePath:i+"/status/conditions/"+s,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"\
required",params:{missingProperty:"message"},message:"must have required property 'message'"};e===null?e=[t]:e.
push(t),p++}if(o.observedGeneration===void 0){let t={instancePath:i+"/status/conditions/"+s,schemaPath:"#/prop\
erties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"observedGenera\
tion"},message:"must have required property 'observedGeneration'"};e===null?e=[t]:e.push(t),p++}if(o.lastTransitionTime===
void 0){let t={instancePath:i+"/status/conditions/"+s,schemaPath:"#/properties/status/properties/conditions/it\
ems/required",keyword:"required",params:{missingProperty:"lastTransitionTime"},message:"must have required pro\
perty 'lastTransitionTime'"};e===null?e=[t]:e.push(t),p++}for(let t in o)if(!(t==="type"||t==="status"||t==="r\
eason"||t==="message"||t==="observedGeneration"||t==="lastTransitionTime")){let r={instancePath:i+"/status/con\
ditions/"+s,schemaPath:"#/properties/status/properties/conditions/items/additionalProperties",keyword:"additio\
nalProperties",params:{additionalProperty:t},message:"must NOT have additional properties"};e===null?e=[r]:e.push(
r),p++}if(o.type!==void 0){let t=o.type;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/cond\
itions/"+s+"/type",schemaPath:"#/properties/status/properties/conditions/items/properties/type/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}if(!k.
test(t)){let r={instancePath:i+"/status/conditions/"+s+"/type",schemaPath:"#/properties/status/properties/cond\
itions/items/properties/type/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must m\
atch pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/conditi\
ons/"+s+"/type",schemaPath:"#/properties/status/properties/conditions/items/properties/type/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.status!==void 0){let t=o.
status;if(typeof t!="string"){let r={instancePath:i+"/status/conditions/"+s+"/status",schemaPath:"#/properties\
/status/properties/conditions/items/properties/status/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[r]:e.push(r),p++}if(!(t==="True"||t==="False"||t==="Unknown")){let r={instancePath:i+
"/status/conditions/"+s+"/status",schemaPath:"#/properties/status/properties/conditions/items/properties/statu\
s/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.conditions.items.properties.status.
enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),p++}}if(o.reason!==void 0){
let t=o.reason;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/conditions/"+s+"/reason",schemaPath:"\
#/properties/status/properties/conditions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}if(m(t)<1){let r={instancePath:i+
"/status/conditions/"+s+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reaso\
n/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=
[r]:e.push(r),p++}if(!k.test(t)){let r={instancePath:i+"/status/conditions/"+s+"/reason",schemaPath:"#/propert\
ies/status/properties/conditions/items/properties/reason/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-\
Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+
"/status/conditions/"+s+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reaso\
n/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.message!==
void 0){let t=o.message;if(typeof t=="string"){if(m(t)>1024){let r={instancePath:i+"/status/conditions/"+s+"/m\
essage",schemaPath:"#/properties/status/properties/conditions/items/properties/message/maxLength",keyword:"max\
Length",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===null?e=[r]:e.push(r),p++}}else{
let r={instancePath:i+"/status/conditions/"+s+"/message",schemaPath:"#/properties/status/properties/conditions\
/items/properties/message/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:
e.push(r),p++}}if(o.observedGeneration!==void 0){let t=o.observedGeneration;if(!(typeof t=="number"&&!(t%1)&&!isNaN(
t)&&isFinite(t))){let r={instancePath:i+"/status/conditions/"+s+"/observedGeneration",schemaPath:"#/properties\
/status/properties/conditions/items/properties/observedGeneration/type",keyword:"type",params:{type:"integer"},
message:"must be integer"};e===null?e=[r]:e.push(r),p++}if(typeof t=="number"&&isFinite(t)&&(t<0||isNaN(t))){let r={
instancePath:i+"/status/conditions/"+s+"/observedGeneration",schemaPath:"#/properties/status/properties/condit\
ions/items/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"\
must be >= 0"};e===null?e=[r]:e.push(r),p++}}if(o.lastTransitionTime!==void 0){let t=o.lastTransitionTime;if(typeof t==
"string"){if(m(t)>64){let r={instancePath:i+"/status/conditions/"+s+"/lastTransitionTime",schemaPath:"#/proper\
ties/status/properties/conditions/items/properties/lastTransitionTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}if(!f.test(t)){let r={instancePath:i+
"/status/conditions/"+s+"/lastTransitionTime",schemaPath:"#/properties/status/properties/conditions/items/prop\
erties/lastTransitionTime/format",keyword:"format",params:{format:"date-time"},message:'must match format "dat\
e-time"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/conditions/"+s+"/lastTransitionTim\
e",schemaPath:"#/properties/status/properties/conditions/items/properties/lastTransitionTime/type",keyword:"ty\
pe",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let t={instancePath:i+
"/status/conditions/"+s,schemaPath:"#/properties/status/properties/conditions/items/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/co\
nditions",schemaPath:"#/properties/status/properties/conditions/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[a]:e.push(a),p++}}if(l.plan!==void 0){let n=l.plan;if(n&&typeof n=="object"&&!Array.
isArray(n)){if(n.hash===void 0){let a={instancePath:i+"/status/plan",schemaPath:"#/properties/status/propertie\
s/plan/required",keyword:"required",params:{missingProperty:"hash"},message:"must have required property 'hash\
'"};e===null?e=[a]:e.push(a),p++}if(n.templateHash===void 0){let a={instancePath:i+"/status/plan",schemaPath:"\
#/properties/status/properties/plan/required",keyword:"required",params:{missingProperty:"templateHash"},message:"\
must have required property 'templateHash'"};e===null?e=[a]:e.push(a),p++}if(n.revision===void 0){let a={instancePath:i+
"/status/plan",schemaPath:"#/properties/status/properties/plan/required",keyword:"required",params:{missingProperty:"\
revision"},message:"must have required property 'revision'"};e===null?e=[a]:e.push(a),p++}if(n.sourceImageID===
void 0){let a={instancePath:i+"/status/plan",schemaPath:"#/properties/status/properties/plan/required",keyword:"\
required",params:{missingProperty:"sourceImageID"},message:"must have required property 'sourceImageID'"};e===
null?e=[a]:e.push(a),p++}for(let a in n)if(!(a==="hash"||a==="templateHash"||a==="revision"||a==="sourceImageI\
D"||a==="components"||a==="instanceTypes")){let s={instancePath:i+"/status/plan",schemaPath:"#/properties/stat\
us/properties/plan/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"\
must NOT have additional properties"};e===null?e=[s]:e.push(s),p++}if(n.hash!==void 0){let a=n.hash;if(typeof a==
"string"){if(m(a)>128){let s={instancePath:i+"/status/plan/hash",schemaPath:"#/properties/status/properties/pl\
an/properties/hash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 char\
acters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/plan/hash",schemaPath:"#/properties\
/status/properties/plan/properties/hash/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[s]:e.push(s),p++}}if(n.templateHash!==void 0){let a=n.templateHash;if(typeof a=="string"){if(m(a)>
128){let s={instancePath:i+"/status/plan/templateHash",schemaPath:"#/properties/status/properties/plan/propert\
ies/templateHash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 charac\
ters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/plan/templateHash",schemaPath:"#/prop\
erties/status/properties/plan/properties/templateHash/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[s]:e.push(s),p++}}if(n.revision!==void 0){let a=n.revision;if(typeof a=="string"){if(m(
a)>253){let s={instancePath:i+"/status/plan/revision",schemaPath:"#/properties/status/properties/plan/properti\
es/revision/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};
e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/plan/revision",schemaPath:"#/properties/stat\
us/properties/plan/properties/revision/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[s]:e.push(s),p++}}if(n.sourceImageID!==void 0){let a=n.sourceImageID;if(typeof a=="string"){if(m(a)>128){
let s={instancePath:i+"/status/plan/sourceImageID",schemaPath:"#/properties/status/properties/plan/properties/\
sourceImageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 character\
s"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/plan/sourceImageID",schemaPath:"#/proper\
ties/status/properties/plan/properties/sourceImageID/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[s]:e.push(s),p++}}if(n.components!==void 0){let a=n.components;if(Array.isArray(a)){if(a.
length>50){let o={instancePath:i+"/status/plan/components",schemaPath:"#/properties/status/properties/plan/pro\
perties/components/maxItems",keyword:"maxItems",params:{limit:50},message:"must NOT have more than 50 items"};
e===null?e=[o]:e.push(o),p++}let s=a.length;for(let o=0;o<s;o++){let t=a[o];if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.name===void 0){let r={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/properties/status/pro\
perties/plan/properties/components/items/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[r]:e.push(r),p++}if(t.version===void 0){let r={instancePath:i+
"/status/plan/components/"+o,schemaPath:"#/properties/status/properties/plan/properties/components/items/requi\
red",keyword:"required",params:{missingProperty:"version"},message:"must have required property 'version'"};e===
null?e=[r]:e.push(r),p++}if(t.hash===void 0){let r={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/\
properties/status/properties/plan/properties/components/items/required",keyword:"required",params:{missingProperty:"\
hash"},message:"must have required property 'hash'"};e===null?e=[r]:e.push(r),p++}for(let r in t)if(!(r==="nam\
e"||r==="version"||r==="hash")){let u={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/properties/st\
atus/properties/plan/properties/components/items/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[u]:e.push(u),p++}if(t.name!==
void 0){let r=t.name;if(typeof r=="string"){if(m(r)>253){let u={instancePath:i+"/status/plan/components/"+o+"/\
name",schemaPath:"#/properties/status/properties/plan/properties/components/items/properties/name/maxLength",keyword:"\
maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===null?e=[u]:e.push(u),p++}}else{
let u={instancePath:i+"/status/plan/components/"+o+"/name",schemaPath:"#/properties/status/properties/plan/pro\
perties/components/items/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[u]:e.push(u),p++}}if(t.version!==void 0){let r=t.version;if(typeof r=="string"){if(m(r)>32){let u={
instancePath:i+"/status/plan/components/"+o+"/version",schemaPath:"#/properties/status/properties/plan/propert\
ies/components/items/properties/version/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT hav\
e more than 32 characters"};e===null?e=[u]:e.push(u),p++}}else{let u={instancePath:i+"/status/plan/components/"+
o+"/version",schemaPath:"#/properties/status/properties/plan/properties/components/items/properties/version/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),p++}}if(t.hash!==
void 0){let r=t.hash;if(typeof r=="string"){if(m(r)>128){let u={instancePath:i+"/status/plan/components/"+o+"/\
hash",schemaPath:"#/properties/status/properties/plan/properties/components/items/properties/hash/maxLength",keyword:"\
maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?e=[u]:e.push(u),p++}}else{
let u={instancePath:i+"/status/plan/components/"+o+"/hash",schemaPath:"#/properties/status/properties/plan/pro\
perties/components/items/properties/hash/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[u]:e.push(u),p++}}}else{let r={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/propertie\
s/status/properties/plan/properties/components/items/type",keyword:"type",params:{type:"object"},message:"must\
 be object"};e===null?e=[r]:e.push(r),p++}}}else{let s={instancePath:i+"/status/plan/components",schemaPath:"#\
/properties/status/properties/plan/properties/components/type",keyword:"type",params:{type:"array"},message:"m\
ust be array"};e===null?e=[s]:e.push(s),p++}}if(n.instanceTypes!==void 0){let a=n.instanceTypes;if(Array.isArray(
a)){if(a.length>10){let o={instancePath:i+"/status/plan/instanceTypes",schemaPath:"#/properties/status/propert\
ies/plan/properties/instanceTypes/maxItems",keyword:"maxItems",params:{limit:10},message:"must NOT have more t\
han 10 items"};e===null?e=[o]:e.push(o),p++}let s=a.length;for(let o=0;o<s;o++){let t=a[o];if(typeof t=="strin\
g"){if(m(t)>64){let r={instancePath:i+"/status/plan/instanceTypes/"+o,schemaPath:"#/properties/status/properti\
es/plan/properties/instanceTypes/items/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have\
 more than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/plan/instanceType\
s/"+o,schemaPath:"#/properties/status/properties/plan/properties/instanceTypes/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let s={instancePath:i+"/status/pl\
an/instanceTypes",schemaPath:"#/properties/status/properties/plan/properties/instanceTypes/type",keyword:"type",
params:{type:"array"},message:"must be array"};e===null?e=[s]:e.push(s),p++}}}else{let a={instancePath:i+"/sta\
tus/plan",schemaPath:"#/properties/status/properties/plan/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[a]:e.push(a),p++}}if(l.startTime!==void 0){let n=l.startTime;if(typeof n=="string"){
if(m(n)>64){let a={instancePath:i+"/status/startTime",schemaPath:"#/properties/status/properties/startTime/max\
Length",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[a]:
e.push(a),p++}if(!f.test(n)){let a={instancePath:i+"/status/startTime",schemaPath:"#/properties/status/propert\
ies/startTime/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===
null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+"/status/startTime",schemaPath:"#/properties/status/prope\
rties/startTime/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),
p++}}if(l.completionTime!==void 0){let n=l.completionTime;if(typeof n=="string"){if(m(n)>64){let a={instancePath:i+
"/status/completionTime",schemaPath:"#/properties/status/properties/completionTime/maxLength",keyword:"maxLeng\
th",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[a]:e.push(a),p++}if(!f.test(
n)){let a={instancePath:i+"/status/completionTime",schemaPath:"#/properties/status/properties/completionTime/f\
ormat",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[a]:e.
push(a),p++}}else{let a={instancePath:i+"/status/completionTime",schemaPath:"#/properties/status/properties/co\
mpletionTime/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),p++}}
if(l.currentStep!==void 0){let n=l.currentStep;if(typeof n!="string"){let a={instancePath:i+"/status/currentSt\
ep",schemaPath:"#/properties/status/properties/currentStep/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[a]:e.push(a),p++}if(!(n==="Plan"||n==="Launch"||n==="Connect"||n==="Provision"||n===
"Generalize"||n==="Capture"||n==="Finish"||n==="ReleaseBuilder"||n==="Distribute"||n==="Verify"||n==="Cleanup")){
let a={instancePath:i+"/status/currentStep",schemaPath:"#/properties/status/properties/currentStep/enum",keyword:"\
enum",params:{allowedValues:d.properties.status.properties.currentStep.enum},message:"must be equal to one of \
the allowed values"};e===null?e=[a]:e.push(a),p++}}if(l.progress!==void 0){let n=l.progress;if(typeof n=="stri\
ng"){if(m(n)>7){let a={instancePath:i+"/status/progress",schemaPath:"#/properties/status/properties/progress/m\
axLength",keyword:"maxLength",params:{limit:7},message:"must NOT have more than 7 characters"};e===null?e=[a]:
e.push(a),p++}if(!N.test(n)){let a={instancePath:i+"/status/progress",schemaPath:"#/properties/status/properti\
es/progress/pattern",keyword:"pattern",params:{pattern:"^[0-9]{1,3}/[0-9]{1,3}$"},message:'must match pattern \
"^[0-9]{1,3}/[0-9]{1,3}$"'};e===null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+"/status/progress",schemaPath:"\
#/properties/status/properties/progress/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[a]:e.push(a),p++}}if(l.imageID!==void 0){let n=l.imageID;if(typeof n=="string"){if(m(n)>128){let a={
instancePath:i+"/status/imageID",schemaPath:"#/properties/status/properties/imageID/maxLength",keyword:"maxLen\
gth",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?e=[a]:e.push(a),p++}}else{let a={
instancePath:i+"/status/imageID",schemaPath:"#/properties/status/properties/imageID/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),p++}}if(l.regionID!==void 0){let n=l.regionID;
if(typeof n=="string"){if(m(n)>64){let a={instancePath:i+"/status/regionID",schemaPath:"#/properties/status/pr\
operties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 charact\
ers"};e===null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+"/status/regionID",schemaPath:"#/properties/sta\
tus/properties/regionID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.
push(a),p++}}if(l.steps!==void 0){let n=l.steps;if(Array.isArray(n)){if(n.length>32){let s={instancePath:i+"/s\
tatus/steps",schemaPath:"#/properties/status/properties/steps/maxItems",keyword:"maxItems",params:{limit:32},message:"\
must NOT have more than 32 items"};e===null?e=[s]:e.push(s),p++}let a=n.length;for(let s=0;s<a;s++){let o=n[s];
if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.name===void 0){let t={instancePath:i+"/status/steps/"+s,schemaPath:"\
#/properties/status/properties/steps/items/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[t]:e.push(t),p++}if(o.state===void 0){let t={instancePath:i+"\
/status/steps/"+s,schemaPath:"#/properties/status/properties/steps/items/required",keyword:"required",params:{
missingProperty:"state"},message:"must have required property 'state'"};e===null?e=[t]:e.push(t),p++}for(let t in o)
if(!(t==="name"||t==="state"||t==="attempt"||t==="startTime"||t==="finishTime"||t==="message")){let r={instancePath:i+
"/status/steps/"+s,schemaPath:"#/properties/status/properties/steps/items/additionalProperties",keyword:"addit\
ionalProperties",params:{additionalProperty:t},message:"must NOT have additional properties"};e===null?e=[r]:e.
push(r),p++}if(o.name!==void 0){let t=o.name;if(typeof t!="string"){let r={instancePath:i+"/status/steps/"+s+"\
/name",schemaPath:"#/properties/status/properties/steps/items/properties/name/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}if(!(t==="Plan"||t==="Launch"||t==="Connect"||
t==="Provision"||t==="Generalize"||t==="Capture"||t==="Finish"||t==="ReleaseBuilder"||t==="Distribute"||t==="V\
erify"||t==="Cleanup")){let r={instancePath:i+"/status/steps/"+s+"/name",schemaPath:"#/properties/status/prope\
rties/steps/items/properties/name/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.steps.
items.properties.name.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),p++}}
if(o.state!==void 0){let t=o.state;if(typeof t!="string"){let r={instancePath:i+"/status/steps/"+s+"/state",schemaPath:"\
#/properties/status/properties/steps/items/properties/state/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),p++}if(!(t==="Pending"||t==="Running"||t==="Succeeded"||t==="Skipped"||
t==="Failed")){let r={instancePath:i+"/status/steps/"+s+"/state",schemaPath:"#/properties/status/properties/st\
eps/items/properties/state/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.steps.items.
properties.state.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),p++}}if(o.
attempt!==void 0){let t=o.attempt;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let r={instancePath:i+
"/status/steps/"+s+"/attempt",schemaPath:"#/properties/status/properties/steps/items/properties/attempt/type",
keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),p++}if(typeof t=="n\
umber"&&isFinite(t)){if(t>100||isNaN(t)){let r={instancePath:i+"/status/steps/"+s+"/attempt",schemaPath:"#/pro\
perties/status/properties/steps/items/properties/attempt/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},
message:"must be <= 100"};e===null?e=[r]:e.push(r),p++}if(t<1||isNaN(t)){let r={instancePath:i+"/status/steps/"+
s+"/attempt",schemaPath:"#/properties/status/properties/steps/items/properties/attempt/minimum",keyword:"minim\
um",params:{comparison:">=",limit:1},message:"must be >= 1"};e===null?e=[r]:e.push(r),p++}}}if(o.startTime!==void 0){
let t=o.startTime;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/steps/"+s+"/startTime",schemaPath:"\
#/properties/status/properties/steps/items/properties/startTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}if(!f.test(t)){let r={instancePath:i+
"/status/steps/"+s+"/startTime",schemaPath:"#/properties/status/properties/steps/items/properties/startTime/fo\
rmat",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[r]:e.push(
r),p++}}else{let r={instancePath:i+"/status/steps/"+s+"/startTime",schemaPath:"#/properties/status/properties/\
steps/items/properties/startTime/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[r]:e.push(r),p++}}if(o.finishTime!==void 0){let t=o.finishTime;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+
"/status/steps/"+s+"/finishTime",schemaPath:"#/properties/status/properties/steps/items/properties/finishTime/\
maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[
r]:e.push(r),p++}if(!f.test(t)){let r={instancePath:i+"/status/steps/"+s+"/finishTime",schemaPath:"#/propertie\
s/status/properties/steps/items/properties/finishTime/format",keyword:"format",params:{format:"date-time"},message:'\
must match format "date-time"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/steps/"+s+"/\
finishTime",schemaPath:"#/properties/status/properties/steps/items/properties/finishTime/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.message!==void 0){let t=o.
message;if(typeof t=="string"){if(m(t)>512){let r={instancePath:i+"/status/steps/"+s+"/message",schemaPath:"#/\
properties/status/properties/steps/items/properties/message/maxLength",keyword:"maxLength",params:{limit:512},
message:"must NOT have more than 512 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/s\
tatus/steps/"+s+"/message",schemaPath:"#/properties/status/properties/steps/items/properties/message/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let t={instancePath:i+
"/status/steps/"+s,schemaPath:"#/properties/status/properties/steps/items/type",keyword:"type",params:{type:"o\
bject"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/steps",schemaPath:"\
#/properties/status/properties/steps/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?
e=[a]:e.push(a),p++}}if(l.instances!==void 0){let n=l.instances;if(Array.isArray(n)){if(n.length>20){let s={instancePath:i+
"/status/instances",schemaPath:"#/properties/status/properties/instances/maxItems",keyword:"maxItems",params:{
limit:20},message:"must NOT have more than 20 items"};e===null?e=[s]:e.push(s),p++}let a=n.length;for(let s=0;s<
a;s++){let o=n[s];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.role===void 0){let t={instancePath:i+"/sta\
tus/instances/"+s,schemaPath:"#/properties/status/properties/instances/items/required",keyword:"required",params:{
missingProperty:"role"},message:"must have required property 'role'"};e===null?e=[t]:e.push(t),p++}if(o.attempt===
void 0){let t={instancePath:i+"/status/instances/"+s,schemaPath:"#/properties/status/properties/instances/item\
s/required",keyword:"required",params:{missingProperty:"attempt"},message:"must have required property 'attemp\
t'"};e===null?e=[t]:e.push(t),p++}if(o.instanceID===void 0){let t={instancePath:i+"/status/instances/"+s,schemaPath:"\
#/properties/status/properties/instances/items/required",keyword:"required",params:{missingProperty:"instanceI\
D"},message:"must have required property 'instanceID'"};e===null?e=[t]:e.push(t),p++}if(o.instanceType===void 0){
let t={instancePath:i+"/status/instances/"+s,schemaPath:"#/properties/status/properties/instances/items/requir\
ed",keyword:"required",params:{missingProperty:"instanceType"},message:"must have required property 'instanceT\
ype'"};e===null?e=[t]:e.push(t),p++}if(o.launchTime===void 0){let t={instancePath:i+"/status/instances/"+s,schemaPath:"\
#/properties/status/properties/instances/items/required",keyword:"required",params:{missingProperty:"launchTim\
e"},message:"must have required property 'launchTime'"};e===null?e=[t]:e.push(t),p++}for(let t in o)if(!w.call(
d.properties.status.properties.instances.items.properties,t)){let r={instancePath:i+"/status/instances/"+s,schemaPath:"\
#/properties/status/properties/instances/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),p++}if(o.role!==void 0){let t=o.role;if(typeof t!=
"string"){let r={instancePath:i+"/status/instances/"+s+"/role",schemaPath:"#/properties/status/properties/inst\
ances/items/properties/role/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),p++}if(t!=="Builder"){let r={instancePath:i+"/status/instances/"+s+"/role",schemaPath:"#/properti\
es/status/properties/instances/items/properties/role/enum",keyword:"enum",params:{allowedValues:d.properties.status.
properties.instances.items.properties.role.enum},message:"must be equal to one of the allowed values"};e===null?
e=[r]:e.push(r),p++}}if(o.attempt!==void 0){let t=o.attempt;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(
t))){let r={instancePath:i+"/status/instances/"+s+"/attempt",schemaPath:"#/properties/status/properties/instan\
ces/items/properties/attempt/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?
e=[r]:e.push(r),p++}if(typeof t=="number"&&isFinite(t)){if(t>100||isNaN(t)){let r={instancePath:i+"/status/ins\
tances/"+s+"/attempt",schemaPath:"#/properties/status/properties/instances/items/properties/attempt/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:100},message:"must be <= 100"};e===null?e=[r]:e.push(r),p++}if(t<1||isNaN(
t)){let r={instancePath:i+"/status/instances/"+s+"/attempt",schemaPath:"#/properties/status/properties/instanc\
es/items/properties/attempt/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"};
e===null?e=[r]:e.push(r),p++}}}if(o.instanceID!==void 0){let t=o.instanceID;if(typeof t=="string"){if(m(t)>64){
let r={instancePath:i+"/status/instances/"+s+"/instanceID",schemaPath:"#/properties/status/properties/instance\
s/items/properties/instanceID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more tha\
n 64 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/instances/"+s+"/instanceID",
schemaPath:"#/properties/status/properties/instances/items/properties/instanceID/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.instanceType!==void 0){let t=o.instanceType;
if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/instances/"+s+"/instanceType",schemaPath:"#/\
properties/status/properties/instances/items/properties/instanceType/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/st\
atus/instances/"+s+"/instanceType",schemaPath:"#/properties/status/properties/instances/items/properties/insta\
nceType/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.
zoneID!==void 0){let t=o.zoneID;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/instances/"+
s+"/zoneID",schemaPath:"#/properties/status/properties/instances/items/properties/zoneID/maxLength",keyword:"m\
axLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{
let r={instancePath:i+"/status/instances/"+s+"/zoneID",schemaPath:"#/properties/status/properties/instances/it\
ems/properties/zoneID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(
r),p++}}if(o.launchTime!==void 0){let t=o.launchTime;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+
"/status/instances/"+s+"/launchTime",schemaPath:"#/properties/status/properties/instances/items/properties/lau\
nchTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===
null?e=[r]:e.push(r),p++}if(!f.test(t)){let r={instancePath:i+"/status/instances/"+s+"/launchTime",schemaPath:"\
#/properties/status/properties/instances/items/properties/launchTime/format",keyword:"format",params:{format:"\
date-time"},message:'must match format "date-time"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+
"/status/instances/"+s+"/launchTime",schemaPath:"#/properties/status/properties/instances/items/properties/lau\
nchTime/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.
bootID!==void 0){let t=o.bootID;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/instances/"+
s+"/bootID",schemaPath:"#/properties/status/properties/instances/items/properties/bootID/maxLength",keyword:"m\
axLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{
let r={instancePath:i+"/status/instances/"+s+"/bootID",schemaPath:"#/properties/status/properties/instances/it\
ems/properties/bootID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(
r),p++}}if(o.deleteTime!==void 0){let t=o.deleteTime;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+
"/status/instances/"+s+"/deleteTime",schemaPath:"#/properties/status/properties/instances/items/properties/del\
eteTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===
null?e=[r]:e.push(r),p++}if(!f.test(t)){let r={instancePath:i+"/status/instances/"+s+"/deleteTime",schemaPath:"\
#/properties/status/properties/instances/items/properties/deleteTime/format",keyword:"format",params:{format:"\
date-time"},message:'must match format "date-time"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+
"/status/instances/"+s+"/deleteTime",schemaPath:"#/properties/status/properties/instances/items/properties/del\
eteTime/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.
releaseTime!==void 0){let t=o.releaseTime;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/in\
stances/"+s+"/releaseTime",schemaPath:"#/properties/status/properties/instances/items/properties/releaseTime/m\
axLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[r]:
e.push(r),p++}if(!f.test(t)){let r={instancePath:i+"/status/instances/"+s+"/releaseTime",schemaPath:"#/propert\
ies/status/properties/instances/items/properties/releaseTime/format",keyword:"format",params:{format:"date-tim\
e"},message:'must match format "date-time"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status\
/instances/"+s+"/releaseTime",schemaPath:"#/properties/status/properties/instances/items/properties/releaseTim\
e/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let t={
instancePath:i+"/status/instances/"+s,schemaPath:"#/properties/status/properties/instances/items/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+
"/status/instances",schemaPath:"#/properties/status/properties/instances/type",keyword:"type",params:{type:"ar\
ray"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}if(l.tasks!==void 0){let n=l.tasks;if(n&&typeof n==
"object"&&!Array.isArray(n)){if(n.total===void 0){let a={instancePath:i+"/status/tasks",schemaPath:"#/properti\
es/status/properties/tasks/required",keyword:"required",params:{missingProperty:"total"},message:"must have re\
quired property 'total'"};e===null?e=[a]:e.push(a),p++}if(n.done===void 0){let a={instancePath:i+"/status/task\
s",schemaPath:"#/properties/status/properties/tasks/required",keyword:"required",params:{missingProperty:"done"},
message:"must have required property 'done'"};e===null?e=[a]:e.push(a),p++}for(let a in n)if(!(a==="total"||a===
"done"||a==="failed")){let s={instancePath:i+"/status/tasks",schemaPath:"#/properties/status/properties/tasks/\
additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NOT have addi\
tional properties"};e===null?e=[s]:e.push(s),p++}if(n.total!==void 0){let a=n.total;if(!(typeof a=="number"&&!(a%
1)&&!isNaN(a)&&isFinite(a))){let s={instancePath:i+"/status/tasks/total",schemaPath:"#/properties/status/prope\
rties/tasks/properties/total/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?
e=[s]:e.push(s),p++}if(typeof a=="number"&&isFinite(a)){if(a>6350||isNaN(a)){let s={instancePath:i+"/status/ta\
sks/total",schemaPath:"#/properties/status/properties/tasks/properties/total/maximum",keyword:"maximum",params:{
comparison:"<=",limit:6350},message:"must be <= 6350"};e===null?e=[s]:e.push(s),p++}if(a<0||isNaN(a)){let s={instancePath:i+
"/status/tasks/total",schemaPath:"#/properties/status/properties/tasks/properties/total/minimum",keyword:"mini\
mum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[s]:e.push(s),p++}}}if(n.done!==void 0){
let a=n.done;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let s={instancePath:i+"/status/tasks/do\
ne",schemaPath:"#/properties/status/properties/tasks/properties/done/type",keyword:"type",params:{type:"intege\
r"},message:"must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof a=="number"&&isFinite(a)){if(a>6350||isNaN(
a)){let s={instancePath:i+"/status/tasks/done",schemaPath:"#/properties/status/properties/tasks/properties/don\
e/maximum",keyword:"maximum",params:{comparison:"<=",limit:6350},message:"must be <= 6350"};e===null?e=[s]:e.push(
s),p++}if(a<0||isNaN(a)){let s={instancePath:i+"/status/tasks/done",schemaPath:"#/properties/status/properties\
/tasks/properties/done/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===
null?e=[s]:e.push(s),p++}}}if(n.failed!==void 0){let a=n.failed;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.
component===void 0){let s={instancePath:i+"/status/tasks/failed",schemaPath:"#/properties/status/properties/ta\
sks/properties/failed/required",keyword:"required",params:{missingProperty:"component"},message:"must have req\
uired property 'component'"};e===null?e=[s]:e.push(s),p++}if(a.task===void 0){let s={instancePath:i+"/status/t\
asks/failed",schemaPath:"#/properties/status/properties/tasks/properties/failed/required",keyword:"required",params:{
missingProperty:"task"},message:"must have required property 'task'"};e===null?e=[s]:e.push(s),p++}for(let s in a)
if(!(s==="component"||s==="task"||s==="exitCode"||s==="outputTail")){let o={instancePath:i+"/status/tasks/fail\
ed",schemaPath:"#/properties/status/properties/tasks/properties/failed/additionalProperties",keyword:"addition\
alProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[o]:e.push(
o),p++}if(a.component!==void 0){let s=a.component;if(typeof s=="string"){if(m(s)>253){let o={instancePath:i+"/\
status/tasks/failed/component",schemaPath:"#/properties/status/properties/tasks/properties/failed/properties/c\
omponent/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===
null?e=[o]:e.push(o),p++}}else{let o={instancePath:i+"/status/tasks/failed/component",schemaPath:"#/properties\
/status/properties/tasks/properties/failed/properties/component/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[o]:e.push(o),p++}}if(a.task!==void 0){let s=a.task;if(typeof s=="string"){if(m(s)>
63){let o={instancePath:i+"/status/tasks/failed/task",schemaPath:"#/properties/status/properties/tasks/propert\
ies/failed/properties/task/maxLength",keyword:"maxLength",params:{limit:63},message:"must NOT have more than 6\
3 characters"};e===null?e=[o]:e.push(o),p++}}else{let o={instancePath:i+"/status/tasks/failed/task",schemaPath:"\
#/properties/status/properties/tasks/properties/failed/properties/task/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[o]:e.push(o),p++}}if(a.exitCode!==void 0){let s=a.exitCode;if(!(typeof s==
"number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let o={instancePath:i+"/status/tasks/failed/exitCode",schemaPath:"#\
/properties/status/properties/tasks/properties/failed/properties/exitCode/type",keyword:"type",params:{type:"i\
nteger"},message:"must be integer"};e===null?e=[o]:e.push(o),p++}}if(a.outputTail!==void 0){let s=a.outputTail;
if(typeof s=="string"){if(m(s)>2048){let o={instancePath:i+"/status/tasks/failed/outputTail",schemaPath:"#/pro\
perties/status/properties/tasks/properties/failed/properties/outputTail/maxLength",keyword:"maxLength",params:{
limit:2048},message:"must NOT have more than 2048 characters"};e===null?e=[o]:e.push(o),p++}}else{let o={instancePath:i+
"/status/tasks/failed/outputTail",schemaPath:"#/properties/status/properties/tasks/properties/failed/propertie\
s/outputTail/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),p++}}}else{
let s={instancePath:i+"/status/tasks/failed",schemaPath:"#/properties/status/properties/tasks/properties/faile\
d/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),p++}}}else{let a={
instancePath:i+"/status/tasks",schemaPath:"#/properties/status/properties/tasks/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[a]:e.push(a),p++}}if(l.images!==void 0){let n=l.images;if(Array.
isArray(n)){if(n.length>21){let s={instancePath:i+"/status/images",schemaPath:"#/properties/status/properties/\
images/maxItems",keyword:"maxItems",params:{limit:21},message:"must NOT have more than 21 items"};e===null?e=[
s]:e.push(s),p++}let a=n.length;for(let s=0;s<a;s++){let o=n[s];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.
regionID===void 0){let t={instancePath:i+"/status/images/"+s,schemaPath:"#/properties/status/properties/images\
/items/required",keyword:"required",params:{missingProperty:"regionID"},message:"must have required property '\
regionID'"};e===null?e=[t]:e.push(t),p++}if(o.state===void 0){let t={instancePath:i+"/status/images/"+s,schemaPath:"\
#/properties/status/properties/images/items/required",keyword:"required",params:{missingProperty:"state"},message:"\
must have required property 'state'"};e===null?e=[t]:e.push(t),p++}for(let t in o)if(!(t==="regionID"||t==="im\
ageID"||t==="imageName"||t==="state"||t==="progress")){let r={instancePath:i+"/status/images/"+s,schemaPath:"#\
/properties/status/properties/images/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),p++}if(o.regionID!==void 0){let t=o.regionID;
if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/images/"+s+"/regionID",schemaPath:"#/propert\
ies/status/properties/images/items/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"\
must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/imag\
es/"+s+"/regionID",schemaPath:"#/properties/status/properties/images/items/properties/regionID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.imageID!==void 0){let t=o.
imageID;if(typeof t=="string"){if(m(t)>128){let r={instancePath:i+"/status/images/"+s+"/imageID",schemaPath:"#\
/properties/status/properties/images/items/properties/imageID/maxLength",keyword:"maxLength",params:{limit:128},
message:"must NOT have more than 128 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/s\
tatus/images/"+s+"/imageID",schemaPath:"#/properties/status/properties/images/items/properties/imageID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.imageName!==void 0){
let t=o.imageName;if(typeof t=="string"){if(m(t)>128){let r={instancePath:i+"/status/images/"+s+"/imageName",schemaPath:"\
#/properties/status/properties/images/items/properties/imageName/maxLength",keyword:"maxLength",params:{limit:128},
message:"must NOT have more than 128 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/s\
tatus/images/"+s+"/imageName",schemaPath:"#/properties/status/properties/images/items/properties/imageName/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.state!==
void 0){let t=o.state;if(typeof t!="string"){let r={instancePath:i+"/status/images/"+s+"/state",schemaPath:"#/\
properties/status/properties/images/items/properties/state/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),p++}if(!(t==="Pending"||t==="Creating"||t==="Available"||t==="Failed")){
let r={instancePath:i+"/status/images/"+s+"/state",schemaPath:"#/properties/status/properties/images/items/pro\
perties/state/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.images.items.properties.
state.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),p++}}if(o.progress!==
void 0){let t=o.progress;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let r={instancePath:i+"/sta\
tus/images/"+s+"/progress",schemaPath:"#/properties/status/properties/images/items/properties/progress/type",keyword:"\
type",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),p++}if(typeof t=="number"&&isFinite(
t)){if(t>100||isNaN(t)){let r={instancePath:i+"/status/images/"+s+"/progress",schemaPath:"#/properties/status/\
properties/images/items/properties/progress/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"\
must be <= 100"};e===null?e=[r]:e.push(r),p++}if(t<0||isNaN(t)){let r={instancePath:i+"/status/images/"+s+"/pr\
ogress",schemaPath:"#/properties/status/properties/images/items/properties/progress/minimum",keyword:"minimum",
params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[r]:e.push(r),p++}}}}else{let t={instancePath:i+
"/status/images/"+s,schemaPath:"#/properties/status/properties/images/items/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/images",
schemaPath:"#/properties/status/properties/images/type",keyword:"type",params:{type:"array"},message:"must be \
array"};e===null?e=[a]:e.push(a),p++}}if(l.failure!==void 0){let n=l.failure;if(n&&typeof n=="object"&&!Array.
isArray(n)){if(n.step===void 0){let a={instancePath:i+"/status/failure",schemaPath:"#/properties/status/proper\
ties/failure/required",keyword:"required",params:{missingProperty:"step"},message:"must have required property\
 'step'"};e===null?e=[a]:e.push(a),p++}if(n.reason===void 0){let a={instancePath:i+"/status/failure",schemaPath:"\
#/properties/status/properties/failure/required",keyword:"required",params:{missingProperty:"reason"},message:"\
must have required property 'reason'"};e===null?e=[a]:e.push(a),p++}if(n.code===void 0){let a={instancePath:i+
"/status/failure",schemaPath:"#/properties/status/properties/failure/required",keyword:"required",params:{missingProperty:"\
code"},message:"must have required property 'code'"};e===null?e=[a]:e.push(a),p++}if(n.message===void 0){let a={
instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/failure/required",keyword:"require\
d",params:{missingProperty:"message"},message:"must have required property 'message'"};e===null?e=[a]:e.push(a),
p++}if(n.retryable===void 0){let a={instancePath:i+"/status/failure",schemaPath:"#/properties/status/propertie\
s/failure/required",keyword:"required",params:{missingProperty:"retryable"},message:"must have required proper\
ty 'retryable'"};e===null?e=[a]:e.push(a),p++}for(let a in n)if(!(a==="step"||a==="reason"||a==="code"||a==="m\
essage"||a==="retryable")){let s={instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/\
failure/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NOT h\
ave additional properties"};e===null?e=[s]:e.push(s),p++}if(n.step!==void 0){let a=n.step;if(typeof a!="string"){
let s={instancePath:i+"/status/failure/step",schemaPath:"#/properties/status/properties/failure/properties/ste\
p/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}if(!(a===
"Plan"||a==="Launch"||a==="Connect"||a==="Provision"||a==="Generalize"||a==="Capture"||a==="Finish"||a==="Rele\
aseBuilder"||a==="Distribute"||a==="Verify"||a==="Cleanup")){let s={instancePath:i+"/status/failure/step",schemaPath:"\
#/properties/status/properties/failure/properties/step/enum",keyword:"enum",params:{allowedValues:d.properties.
status.properties.failure.properties.step.enum},message:"must be equal to one of the allowed values"};e===null?
e=[s]:e.push(s),p++}}if(n.reason!==void 0){let a=n.reason;if(typeof a=="string"){if(m(a)>64){let s={instancePath:i+
"/status/failure/reason",schemaPath:"#/properties/status/properties/failure/properties/reason/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(m(
a)<1){let s={instancePath:i+"/status/failure/reason",schemaPath:"#/properties/status/properties/failure/proper\
ties/reason/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===
null?e=[s]:e.push(s),p++}if(!k.test(a)){let s={instancePath:i+"/status/failure/reason",schemaPath:"#/propertie\
s/status/properties/failure/properties/reason/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},
message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"\
/status/failure/reason",schemaPath:"#/properties/status/properties/failure/properties/reason/type",keyword:"ty\
pe",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(n.code!==void 0){let a=n.
code;if(typeof a=="string"){if(m(a)>128){let s={instancePath:i+"/status/failure/code",schemaPath:"#/properties\
/status/properties/failure/properties/code/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT\
 have more than 128 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/failure/cod\
e",schemaPath:"#/properties/status/properties/failure/properties/code/type",keyword:"type",params:{type:"strin\
g"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(n.message!==void 0){let a=n.message;if(typeof a==
"string"){if(m(a)>1024){let s={instancePath:i+"/status/failure/message",schemaPath:"#/properties/status/proper\
ties/failure/properties/message/maxLength",keyword:"maxLength",params:{limit:1024},message:"must NOT have more\
 than 1024 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/failure/message",schemaPath:"\
#/properties/status/properties/failure/properties/message/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(n.retryable!==void 0&&typeof n.retryable!="boolean"){let a={
instancePath:i+"/status/failure/retryable",schemaPath:"#/properties/status/properties/failure/properties/retry\
able/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[a]:e.push(a),p++}}else{
let a={instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/failure/type",keyword:"type",
params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(a),p++}}if(l.trouble!==void 0){let n=l.
trouble;if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.step===void 0){let a={instancePath:i+"/status/troubl\
e",schemaPath:"#/properties/status/properties/trouble/required",keyword:"required",params:{missingProperty:"st\
ep"},message:"must have required property 'step'"};e===null?e=[a]:e.push(a),p++}if(n.code===void 0){let a={instancePath:i+
"/status/trouble",schemaPath:"#/properties/status/properties/trouble/required",keyword:"required",params:{missingProperty:"\
code"},message:"must have required property 'code'"};e===null?e=[a]:e.push(a),p++}if(n.message===void 0){let a={
instancePath:i+"/status/trouble",schemaPath:"#/properties/status/properties/trouble/required",keyword:"require\
d",params:{missingProperty:"message"},message:"must have required property 'message'"};e===null?e=[a]:e.push(a),
p++}if(n.since===void 0){let a={instancePath:i+"/status/trouble",schemaPath:"#/properties/status/properties/tr\
ouble/required",keyword:"required",params:{missingProperty:"since"},message:"must have required property 'sinc\
e'"};e===null?e=[a]:e.push(a),p++}for(let a in n)if(!(a==="step"||a==="reason"||a==="code"||a==="message"||a===
"since")){let s={instancePath:i+"/status/trouble",schemaPath:"#/properties/status/properties/trouble/additiona\
lProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NOT have additional pr\
operties"};e===null?e=[s]:e.push(s),p++}if(n.step!==void 0){let a=n.step;if(typeof a!="string"){let s={instancePath:i+
"/status/trouble/step",schemaPath:"#/properties/status/properties/trouble/properties/step/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}if(!(a==="Plan"||a==="Launch"||a===
"Connect"||a==="Provision"||a==="Generalize"||a==="Capture"||a==="Finish"||a==="ReleaseBuilder"||a==="Distribu\
te"||a==="Verify"||a==="Cleanup")){let s={instancePath:i+"/status/trouble/step",schemaPath:"#/properties/statu\
s/properties/trouble/properties/step/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.
trouble.properties.step.enum},message:"must be equal to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}
if(n.reason!==void 0){let a=n.reason;if(typeof a=="string"){if(m(a)>64){let s={instancePath:i+"/status/trouble\
/reason",schemaPath:"#/properties/status/properties/trouble/properties/reason/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(m(a)<1){let s={instancePath:i+
"/status/trouble/reason",schemaPath:"#/properties/status/properties/trouble/properties/reason/minLength",keyword:"\
minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[s]:e.push(s),p++}if(!k.
test(a)){let s={instancePath:i+"/status/trouble/reason",schemaPath:"#/properties/status/properties/trouble/pro\
perties/reason/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "\
^[A-Z][A-Za-z0-9]*$"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/trouble/reason",schemaPath:"\
#/properties/status/properties/trouble/properties/reason/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(n.code!==void 0){let a=n.code;if(typeof a=="string"){if(m(a)>
128){let s={instancePath:i+"/status/trouble/code",schemaPath:"#/properties/status/properties/trouble/propertie\
s/code/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===
null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/trouble/code",schemaPath:"#/properties/status/pr\
operties/trouble/properties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[s]:e.push(s),p++}}if(n.message!==void 0){let a=n.message;if(typeof a=="string"){if(m(a)>512){let s={instancePath:i+
"/status/trouble/message",schemaPath:"#/properties/status/properties/trouble/properties/message/maxLength",keyword:"\
maxLength",params:{limit:512},message:"must NOT have more than 512 characters"};e===null?e=[s]:e.push(s),p++}}else{
let s={instancePath:i+"/status/trouble/message",schemaPath:"#/properties/status/properties/trouble/properties/\
message/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(n.
since!==void 0){let a=n.since;if(typeof a=="string"){if(m(a)>64){let s={instancePath:i+"/status/trouble/since",
schemaPath:"#/properties/status/properties/trouble/properties/since/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!f.test(a)){let s={instancePath:i+
"/status/trouble/since",schemaPath:"#/properties/status/properties/trouble/properties/since/format",keyword:"f\
ormat",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[s]:e.push(s),p++}}else{
let s={instancePath:i+"/status/trouble/since",schemaPath:"#/properties/status/properties/trouble/properties/si\
nce/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}}else{
let a={instancePath:i+"/status/trouble",schemaPath:"#/properties/status/properties/trouble/type",keyword:"type",
params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(a),p++}}if(l.scaffold!==void 0){let n=l.
scaffold;if(n&&typeof n=="object"&&!Array.isArray(n)){for(let a in n)if(!(a==="accountID"||a==="credentials"||
a==="doubtful"||a==="emptySince"||a==="regionIDs"||a==="images"||a==="snapshots")){let s={instancePath:i+"/sta\
tus/scaffold",schemaPath:"#/properties/status/properties/scaffold/additionalProperties",keyword:"additionalPro\
perties",params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),
p++}if(n.accountID!==void 0){let a=n.accountID;if(typeof a=="string"){if(m(a)>32){let s={instancePath:i+"/stat\
us/scaffold/accountID",schemaPath:"#/properties/status/properties/scaffold/properties/accountID/maxLength",keyword:"\
maxLength",params:{limit:32},message:"must NOT have more than 32 characters"};e===null?e=[s]:e.push(s),p++}if(!A.
test(a)){let s={instancePath:i+"/status/scaffold/accountID",schemaPath:"#/properties/status/properties/scaffol\
d/properties/accountID/pattern",keyword:"pattern",params:{pattern:"^[0-9]+$"},message:'must match pattern "^[0\
-9]+$"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/scaffold/accountID",schemaPath:"#/p\
roperties/status/properties/scaffold/properties/accountID/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(n.credentials!==void 0){let a=n.credentials;if(a&&typeof a==
"object"&&!Array.isArray(a)){if(a.secretRef===void 0){let s={instancePath:i+"/status/scaffold/credentials",schemaPath:"\
#/properties/status/properties/scaffold/properties/credentials/required",keyword:"required",params:{missingProperty:"\
secretRef"},message:"must have required property 'secretRef'"};e===null?e=[s]:e.push(s),p++}for(let s in a)if(s!==
"secretRef"){let o={instancePath:i+"/status/scaffold/credentials",schemaPath:"#/properties/status/properties/s\
caffold/properties/credentials/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},
message:"must NOT have additional properties"};e===null?e=[o]:e.push(o),p++}if(a.secretRef!==void 0){let s=a.secretRef;
if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0){let o={instancePath:i+"/status/scaffold/crede\
ntials/secretRef",schemaPath:"#/properties/status/properties/scaffold/properties/credentials/properties/secret\
Ref/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};
e===null?e=[o]:e.push(o),p++}for(let o in s)if(o!=="name"){let t={instancePath:i+"/status/scaffold/credentials\
/secretRef",schemaPath:"#/properties/status/properties/scaffold/properties/credentials/properties/secretRef/ad\
ditionalProperties",keyword:"additionalProperties",params:{additionalProperty:o},message:"must NOT have additi\
onal properties"};e===null?e=[t]:e.push(t),p++}if(s.name!==void 0){let o=s.name;if(typeof o=="string"){if(m(o)>
253){let t={instancePath:i+"/status/scaffold/credentials/secretRef/name",schemaPath:"#/properties/status/prope\
rties/scaffold/properties/credentials/properties/secretRef/properties/name/maxLength",keyword:"maxLength",params:{
limit:253},message:"must NOT have more than 253 characters"};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+
"/status/scaffold/credentials/secretRef/name",schemaPath:"#/properties/status/properties/scaffold/properties/c\
redentials/properties/secretRef/properties/name/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"};e===null?e=[t]:e.push(t),p++}}}else{let o={instancePath:i+"/status/scaffold/credentials/secretRef",schemaPath:"\
#/properties/status/properties/scaffold/properties/credentials/properties/secretRef/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[o]:e.push(o),p++}}}else{let s={instancePath:i+"/status/sc\
affold/credentials",schemaPath:"#/properties/status/properties/scaffold/properties/credentials/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),p++}}if(n.doubtful!==void 0&&typeof n.
doubtful!="boolean"){let a={instancePath:i+"/status/scaffold/doubtful",schemaPath:"#/properties/status/propert\
ies/scaffold/properties/doubtful/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?
e=[a]:e.push(a),p++}if(n.emptySince!==void 0){let a=n.emptySince;if(typeof a=="string"){if(m(a)>64){let s={instancePath:i+
"/status/scaffold/emptySince",schemaPath:"#/properties/status/properties/scaffold/properties/emptySince/maxLen\
gth",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(
s),p++}if(!f.test(a)){let s={instancePath:i+"/status/scaffold/emptySince",schemaPath:"#/properties/status/prop\
erties/scaffold/properties/emptySince/format",keyword:"format",params:{format:"date-time"},message:'must match\
 format "date-time"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/scaffold/emptySince",schemaPath:"\
#/properties/status/properties/scaffold/properties/emptySince/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(n.regionIDs!==void 0){let a=n.regionIDs;if(Array.isArray(a)){
if(a.length>21){let o={instancePath:i+"/status/scaffold/regionIDs",schemaPath:"#/properties/status/properties/\
scaffold/properties/regionIDs/maxItems",keyword:"maxItems",params:{limit:21},message:"must NOT have more than \
21 items"};e===null?e=[o]:e.push(o),p++}let s=a.length;for(let o=0;o<s;o++){let t=a[o];if(typeof t=="string"){
if(m(t)>64){let r={instancePath:i+"/status/scaffold/regionIDs/"+o,schemaPath:"#/properties/status/properties/s\
caffold/properties/regionIDs/items/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have mor\
e than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/scaffold/regionIDs/"+
o,schemaPath:"#/properties/status/properties/scaffold/properties/regionIDs/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let s={instancePath:i+"/status/sc\
affold/regionIDs",schemaPath:"#/properties/status/properties/scaffold/properties/regionIDs/type",keyword:"type",
params:{type:"array"},message:"must be array"};e===null?e=[s]:e.push(s),p++}}if(n.images!==void 0){let a=n.images;
if(Array.isArray(a)){if(a.length>40){let o={instancePath:i+"/status/scaffold/images",schemaPath:"#/properties/\
status/properties/scaffold/properties/images/maxItems",keyword:"maxItems",params:{limit:40},message:"must NOT \
have more than 40 items"};e===null?e=[o]:e.push(o),p++}let s=a.length;for(let o=0;o<s;o++){let t=a[o];if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.regionID===void 0){let r={instancePath:i+"/status/scaffold/images/"+o,schemaPath:"\
#/properties/status/properties/scaffold/properties/images/items/required",keyword:"required",params:{missingProperty:"\
regionID"},message:"must have required property 'regionID'"};e===null?e=[r]:e.push(r),p++}if(t.imageID===void 0){
let r={instancePath:i+"/status/scaffold/images/"+o,schemaPath:"#/properties/status/properties/scaffold/propert\
ies/images/items/required",keyword:"required",params:{missingProperty:"imageID"},message:"must have required p\
roperty 'imageID'"};e===null?e=[r]:e.push(r),p++}for(let r in t)if(!(r==="regionID"||r==="imageID")){let u={instancePath:i+
"/status/scaffold/images/"+o,schemaPath:"#/properties/status/properties/scaffold/properties/images/items/addit\
ionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additiona\
l properties"};e===null?e=[u]:e.push(u),p++}if(t.regionID!==void 0){let r=t.regionID;if(typeof r=="string"){if(m(
r)>64){let u={instancePath:i+"/status/scaffold/images/"+o+"/regionID",schemaPath:"#/properties/status/properti\
es/scaffold/properties/images/items/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"\
must NOT have more than 64 characters"};e===null?e=[u]:e.push(u),p++}}else{let u={instancePath:i+"/status/scaf\
fold/images/"+o+"/regionID",schemaPath:"#/properties/status/properties/scaffold/properties/images/items/proper\
ties/regionID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),p++}}
if(t.imageID!==void 0){let r=t.imageID;if(typeof r=="string"){if(m(r)>128){let u={instancePath:i+"/status/scaf\
fold/images/"+o+"/imageID",schemaPath:"#/properties/status/properties/scaffold/properties/images/items/propert\
ies/imageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};
e===null?e=[u]:e.push(u),p++}}else{let u={instancePath:i+"/status/scaffold/images/"+o+"/imageID",schemaPath:"#\
/properties/status/properties/scaffold/properties/images/items/properties/imageID/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),p++}}}else{let r={instancePath:i+"/status/sc\
affold/images/"+o,schemaPath:"#/properties/status/properties/scaffold/properties/images/items/type",keyword:"t\
ype",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),p++}}}else{let s={instancePath:i+
"/status/scaffold/images",schemaPath:"#/properties/status/properties/scaffold/properties/images/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[s]:e.push(s),p++}}if(n.snapshots!==void 0){let a=n.
snapshots;if(Array.isArray(a)){if(a.length>80){let o={instancePath:i+"/status/scaffold/snapshots",schemaPath:"\
#/properties/status/properties/scaffold/properties/snapshots/maxItems",keyword:"maxItems",params:{limit:80},message:"\
must NOT have more than 80 items"};e===null?e=[o]:e.push(o),p++}let s=a.length;for(let o=0;o<s;o++){let t=a[o];
if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.regionID===void 0){let r={instancePath:i+"/status/scaffold/s\
napshots/"+o,schemaPath:"#/properties/status/properties/scaffold/properties/snapshots/items/required",keyword:"\
required",params:{missingProperty:"regionID"},message:"must have required property 'regionID'"};e===null?e=[r]:
e.push(r),p++}if(t.snapshotID===void 0){let r={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"#/pr\
operties/status/properties/scaffold/properties/snapshots/items/required",keyword:"required",params:{missingProperty:"\
snapshotID"},message:"must have required property 'snapshotID'"};e===null?e=[r]:e.push(r),p++}for(let r in t)if(!(r===
"regionID"||r==="snapshotID")){let u={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"#/properties/\
status/properties/scaffold/properties/snapshots/items/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[u]:e.push(u),p++}if(t.regionID!==
void 0){let r=t.regionID;if(typeof r=="string"){if(m(r)>64){let u={instancePath:i+"/status/scaffold/snapshots/"+
o+"/regionID",schemaPath:"#/properties/status/properties/scaffold/properties/snapshots/items/properties/region\
ID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?
e=[u]:e.push(u),p++}}else{let u={instancePath:i+"/status/scaffold/snapshots/"+o+"/regionID",schemaPath:"#/prop\
erties/status/properties/scaffold/properties/snapshots/items/properties/regionID/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[u]:e.push(u),p++}}if(t.snapshotID!==void 0){let r=t.snapshotID;
if(typeof r=="string"){if(m(r)>64){let u={instancePath:i+"/status/scaffold/snapshots/"+o+"/snapshotID",schemaPath:"\
#/properties/status/properties/scaffold/properties/snapshots/items/properties/snapshotID/maxLength",keyword:"m\
axLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[u]:e.push(u),p++}}else{
let u={instancePath:i+"/status/scaffold/snapshots/"+o+"/snapshotID",schemaPath:"#/properties/status/properties\
/scaffold/properties/snapshots/items/properties/snapshotID/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[u]:e.push(u),p++}}}else{let r={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"\
#/properties/status/properties/scaffold/properties/snapshots/items/type",keyword:"type",params:{type:"object"},
message:"must be object"};e===null?e=[r]:e.push(r),p++}}}else{let s={instancePath:i+"/status/scaffold/snapshot\
s",schemaPath:"#/properties/status/properties/scaffold/properties/snapshots/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[s]:e.push(s),p++}}}else{let a={instancePath:i+"/status/scaffold",
schemaPath:"#/properties/status/properties/scaffold/type",keyword:"type",params:{type:"object"},message:"must \
be object"};e===null?e=[a]:e.push(a),p++}}if(l.intents!==void 0){let n=l.intents;if(Array.isArray(n)){if(n.length>
50){let s={instancePath:i+"/status/intents",schemaPath:"#/properties/status/properties/intents/maxItems",keyword:"\
maxItems",params:{limit:50},message:"must NOT have more than 50 items"};e===null?e=[s]:e.push(s),p++}let a=n.length;
for(let s=0;s<a;s++){let o=n[s];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.step===void 0){let t={instancePath:i+
"/status/intents/"+s,schemaPath:"#/properties/status/properties/intents/items/required",keyword:"required",params:{
missingProperty:"step"},message:"must have required property 'step'"};e===null?e=[t]:e.push(t),p++}if(o.action===
void 0){let t={instancePath:i+"/status/intents/"+s,schemaPath:"#/properties/status/properties/intents/items/re\
quired",keyword:"required",params:{missingProperty:"action"},message:"must have required property 'action'"};e===
null?e=[t]:e.push(t),p++}if(o.regionID===void 0){let t={instancePath:i+"/status/intents/"+s,schemaPath:"#/prop\
erties/status/properties/intents/items/required",keyword:"required",params:{missingProperty:"regionID"},message:"\
must have required property 'regionID'"};e===null?e=[t]:e.push(t),p++}if(o.role===void 0){let t={instancePath:i+
"/status/intents/"+s,schemaPath:"#/properties/status/properties/intents/items/required",keyword:"required",params:{
missingProperty:"role"},message:"must have required property 'role'"};e===null?e=[t]:e.push(t),p++}if(o.attempt===
void 0){let t={instancePath:i+"/status/intents/"+s,schemaPath:"#/properties/status/properties/intents/items/re\
quired",keyword:"required",params:{missingProperty:"attempt"},message:"must have required property 'attempt'"};
e===null?e=[t]:e.push(t),p++}if(o.startTime===void 0){let t={instancePath:i+"/status/intents/"+s,schemaPath:"#\
/properties/status/properties/intents/items/required",keyword:"required",params:{missingProperty:"startTime"},
message:"must have required property 'startTime'"};e===null?e=[t]:e.push(t),p++}for(let t in o)if(!w.call(d.properties.
status.properties.intents.items.properties,t)){let r={instancePath:i+"/status/intents/"+s,schemaPath:"#/proper\
ties/status/properties/intents/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),p++}if(o.step!==void 0){let t=o.step;if(typeof t!=
"string"){let r={instancePath:i+"/status/intents/"+s+"/step",schemaPath:"#/properties/status/properties/intent\
s/items/properties/step/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.
push(r),p++}if(!(t==="Plan"||t==="Launch"||t==="Connect"||t==="Provision"||t==="Generalize"||t==="Capture"||t===
"Finish"||t==="ReleaseBuilder"||t==="Distribute"||t==="Verify"||t==="Cleanup")){let r={instancePath:i+"/status\
/intents/"+s+"/step",schemaPath:"#/properties/status/properties/intents/items/properties/step/enum",keyword:"e\
num",params:{allowedValues:d.properties.status.properties.intents.items.properties.step.enum},message:"must be\
 equal to one of the allowed values"};e===null?e=[r]:e.push(r),p++}}if(o.action!==void 0){let t=o.action;if(typeof t==
"string"){if(m(t)>64){let r={instancePath:i+"/status/intents/"+s+"/action",schemaPath:"#/properties/status/pro\
perties/intents/items/properties/action/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT hav\
e more than 64 characters"};e===null?e=[r]:e.push(r),p++}if(!L.test(t)){let r={instancePath:i+"/status/intents\
/"+s+"/action",schemaPath:"#/properties/status/properties/intents/items/properties/action/pattern",keyword:"pa\
ttern",params:{pattern:"^[A-Z][A-Za-z]*$"},message:'must match pattern "^[A-Z][A-Za-z]*$"'};e===null?e=[r]:e.push(
r),p++}}else{let r={instancePath:i+"/status/intents/"+s+"/action",schemaPath:"#/properties/status/properties/i\
ntents/items/properties/action/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[r]:e.push(r),p++}}if(o.regionID!==void 0){let t=o.regionID;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+
"/status/intents/"+s+"/regionID",schemaPath:"#/properties/status/properties/intents/items/properties/regionID/\
maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[
r]:e.push(r),p++}}else{let r={instancePath:i+"/status/intents/"+s+"/regionID",schemaPath:"#/properties/status/\
properties/intents/items/properties/regionID/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[r]:e.push(r),p++}}if(o.role!==void 0){let t=o.role;if(typeof t=="string"){if(m(t)>32){let r={
instancePath:i+"/status/intents/"+s+"/role",schemaPath:"#/properties/status/properties/intents/items/propertie\
s/role/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more than 32 characters"};e===null?
e=[r]:e.push(r),p++}if(!L.test(t)){let r={instancePath:i+"/status/intents/"+s+"/role",schemaPath:"#/properties\
/status/properties/intents/items/properties/role/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z]*$"},
message:'must match pattern "^[A-Z][A-Za-z]*$"'};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/st\
atus/intents/"+s+"/role",schemaPath:"#/properties/status/properties/intents/items/properties/role/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.attempt!==void 0){let t=o.
attempt;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let r={instancePath:i+"/status/intents/"+s+"\
/attempt",schemaPath:"#/properties/status/properties/intents/items/properties/attempt/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),p++}if(typeof t=="number"&&isFinite(t)){if(t>
100||isNaN(t)){let r={instancePath:i+"/status/intents/"+s+"/attempt",schemaPath:"#/properties/status/propertie\
s/intents/items/properties/attempt/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"must\
 be <= 100"};e===null?e=[r]:e.push(r),p++}if(t<1||isNaN(t)){let r={instancePath:i+"/status/intents/"+s+"/attem\
pt",schemaPath:"#/properties/status/properties/intents/items/properties/attempt/minimum",keyword:"minimum",params:{
comparison:">=",limit:1},message:"must be >= 1"};e===null?e=[r]:e.push(r),p++}}}if(o.candidate!==void 0){let t=o.
candidate;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let r={instancePath:i+"/status/intents/"+s+
"/candidate",schemaPath:"#/properties/status/properties/intents/items/properties/candidate/type",keyword:"type",
params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),p++}if(typeof t=="number"&&isFinite(
t)){if(t>1e6||isNaN(t)){let r={instancePath:i+"/status/intents/"+s+"/candidate",schemaPath:"#/properties/statu\
s/properties/intents/items/properties/candidate/maximum",keyword:"maximum",params:{comparison:"<=",limit:1e6},
message:"must be <= 1000000"};e===null?e=[r]:e.push(r),p++}if(t<0||isNaN(t)){let r={instancePath:i+"/status/in\
tents/"+s+"/candidate",schemaPath:"#/properties/status/properties/intents/items/properties/candidate/minimum",
keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[r]:e.push(r),p++}}}if(o.
parameters!==void 0){let t=o.parameters;if(t&&typeof t=="object"&&!Array.isArray(t)){if(Object.keys(t).length>
16){let r={instancePath:i+"/status/intents/"+s+"/parameters",schemaPath:"#/properties/status/properties/intent\
s/items/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit:16},message:"must NOT have \
more than 16 properties"};e===null?e=[r]:e.push(r),p++}for(let r in t){let u=t[r];if(typeof u=="string"){if(m(
u)>512){let P={instancePath:i+"/status/intents/"+s+"/parameters/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"\
#/properties/status/properties/intents/items/properties/parameters/additionalProperties/maxLength",keyword:"ma\
xLength",params:{limit:512},message:"must NOT have more than 512 characters"};e===null?e=[P]:e.push(P),p++}}else{
let P={instancePath:i+"/status/intents/"+s+"/parameters/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"\
#/properties/status/properties/intents/items/properties/parameters/additionalProperties/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[P]:e.push(P),p++}}}else{let r={instancePath:i+"/status/in\
tents/"+s+"/parameters",schemaPath:"#/properties/status/properties/intents/items/properties/parameters/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),p++}}if(o.startTime!==void 0){
let t=o.startTime;if(typeof t=="string"){if(m(t)>64){let r={instancePath:i+"/status/intents/"+s+"/startTime",schemaPath:"\
#/properties/status/properties/intents/items/properties/startTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}if(!f.test(t)){let r={instancePath:i+
"/status/intents/"+s+"/startTime",schemaPath:"#/properties/status/properties/intents/items/properties/startTim\
e/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[r]:
e.push(r),p++}}else{let r={instancePath:i+"/status/intents/"+s+"/startTime",schemaPath:"#/properties/status/pr\
operties/intents/items/properties/startTime/type",keyword:"type",params:{type:"string"},message:"must be strin\
g"};e===null?e=[r]:e.push(r),p++}}if(o.outcome!==void 0){let t=o.outcome;if(typeof t!="string"){let r={instancePath:i+
"/status/intents/"+s+"/outcome",schemaPath:"#/properties/status/properties/intents/items/properties/outcome/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}if(!(t==="Suc\
ceeded"||t==="Refused")){let r={instancePath:i+"/status/intents/"+s+"/outcome",schemaPath:"#/properties/status\
/properties/intents/items/properties/outcome/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.
intents.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.
push(r),p++}}if(o.resourceID!==void 0){let t=o.resourceID;if(typeof t=="string"){if(m(t)>128){let r={instancePath:i+
"/status/intents/"+s+"/resourceID",schemaPath:"#/properties/status/properties/intents/items/properties/resourc\
eID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?
e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/intents/"+s+"/resourceID",schemaPath:"#/properties/st\
atus/properties/intents/items/properties/resourceID/type",keyword:"type",params:{type:"string"},message:"must \
be string"};e===null?e=[r]:e.push(r),p++}}if(o.code!==void 0){let t=o.code;if(typeof t=="string"){if(m(t)>128){
let r={instancePath:i+"/status/intents/"+s+"/code",schemaPath:"#/properties/status/properties/intents/items/pr\
operties/code/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 character\
s"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/intents/"+s+"/code",schemaPath:"#/proper\
ties/status/properties/intents/items/properties/code/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[r]:e.push(r),p++}}}else{let t={instancePath:i+"/status/intents/"+s,schemaPath:"#/prop\
erties/status/properties/intents/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/intents",schemaPath:"#/properties/status/proper\
ties/intents/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}
if(l.leftovers!==void 0){let n=l.leftovers;if(Array.isArray(n)){if(n.length>50){let s={instancePath:i+"/status\
/leftovers",schemaPath:"#/properties/status/properties/leftovers/maxItems",keyword:"maxItems",params:{limit:50},
message:"must NOT have more than 50 items"};e===null?e=[s]:e.push(s),p++}let a=n.length;for(let s=0;s<a;s++){let o=n[s];
if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.kind===void 0){let t={instancePath:i+"/status/leftovers/"+s,
schemaPath:"#/properties/status/properties/leftovers/items/required",keyword:"required",params:{missingProperty:"\
kind"},message:"must have required property 'kind'"};e===null?e=[t]:e.push(t),p++}if(o.id===void 0){let t={instancePath:i+
"/status/leftovers/"+s,schemaPath:"#/properties/status/properties/leftovers/items/required",keyword:"required",
params:{missingProperty:"id"},message:"must have required property 'id'"};e===null?e=[t]:e.push(t),p++}if(o.regionID===
void 0){let t={instancePath:i+"/status/leftovers/"+s,schemaPath:"#/properties/status/properties/leftovers/item\
s/required",keyword:"required",params:{missingProperty:"regionID"},message:"must have required property 'regio\
nID'"};e===null?e=[t]:e.push(t),p++}if(o.reason===void 0){let t={instancePath:i+"/status/leftovers/"+s,schemaPath:"\
#/properties/status/properties/leftovers/items/required",keyword:"required",params:{missingProperty:"reason"},
message:"must have required property 'reason'"};e===null?e=[t]:e.push(t),p++}for(let t in o)if(!(t==="kind"||t===
"id"||t==="regionID"||t==="reason")){let r={instancePath:i+"/status/leftovers/"+s,schemaPath:"#/properties/sta\
tus/properties/leftovers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),p++}if(o.kind!==void 0){let t=o.kind;if(typeof t!=
"string"){let r={instancePath:i+"/status/leftovers/"+s+"/kind",schemaPath:"#/properties/status/properties/left\
overs/items/properties/kind/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),p++}if(!(t==="Instance"||t==="Disk"||t==="Image"||t==="Snapshot")){let r={instancePath:i+"/status\
/leftovers/"+s+"/kind",schemaPath:"#/properties/status/properties/leftovers/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:d.properties.status.properties.leftovers.items.properties.kind.enum},message:"must\
 be equal to one of the allowed values"};e===null?e=[r]:e.push(r),p++}}if(o.id!==void 0){let t=o.id;if(typeof t==
"string"){if(m(t)>128){let r={instancePath:i+"/status/leftovers/"+s+"/id",schemaPath:"#/properties/status/prop\
erties/leftovers/items/properties/id/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have \
more than 128 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/leftovers/"+s+"/i\
d",schemaPath:"#/properties/status/properties/leftovers/items/properties/id/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.regionID!==void 0){let t=o.regionID;if(typeof t==
"string"){if(m(t)>64){let r={instancePath:i+"/status/leftovers/"+s+"/regionID",schemaPath:"#/properties/status\
/properties/leftovers/items/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must\
 NOT have more than 64 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/leftover\
s/"+s+"/regionID",schemaPath:"#/properties/status/properties/leftovers/items/properties/regionID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}if(o.reason!==void 0){let t=o.
reason;if(typeof t=="string"){if(m(t)>512){let r={instancePath:i+"/status/leftovers/"+s+"/reason",schemaPath:"\
#/properties/status/properties/leftovers/items/properties/reason/maxLength",keyword:"maxLength",params:{limit:512},
message:"must NOT have more than 512 characters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/s\
tatus/leftovers/"+s+"/reason",schemaPath:"#/properties/status/properties/leftovers/items/properties/reason/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let t={
instancePath:i+"/status/leftovers/"+s,schemaPath:"#/properties/status/properties/leftovers/items/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+
"/status/leftovers",schemaPath:"#/properties/status/properties/leftovers/type",keyword:"type",params:{type:"ar\
ray"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}}else{let n={instancePath:i+"/status",schemaPath:"\
#/properties/status/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[n]:e.push(
n),p++}}else{let l={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be \
object"};e===null?e=[l]:e.push(l),p++}return v.errors=e,p===0}});export default O();

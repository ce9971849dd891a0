// Generated from crds/imagebuilds.yaml by `npm run generate`. Do not edit.
var I=(h,i)=>()=>{try{return i||h((i={exports:{}}).exports,i),i.exports}catch(P){throw i=0,P}};var L=I(w=>{"use strict";Object.defineProperty(w,"__esModule",{value:!0});function q(h){let i=h.length,P=0,y=0,
g;for(;y<i;)P++,g=h.charCodeAt(y++),g>=55296&&g<=56319&&y<i&&(g=h.charCodeAt(y),(g&64512)===56320&&y++);return P}
w.default=q;q.code='require("ajv/dist/runtime/ucs2length").default'});var j=I((z,T)=>{T.exports=x;T.exports.default=x;var d={type:"object",additionalProperties:!1,required:["apiVer\
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
name:{type:"string",maxLength:253},version:{type:"string",maxLength:32},hash:{type:"string",maxLength:128},catalog:{
type:"string",enum:["Namespace","System","ECS"]}},additionalProperties:!1}},instanceTypes:{type:"array",maxItems:10,
items:{type:"string",maxLength:64}}},additionalProperties:!1},startTime:{type:"string",format:"date-time",maxLength:64},
completionTime:{type:"string",format:"date-time",maxLength:64},currentStep:{type:"string",enum:["Plan","Launch",
"Connect","Provision","Generalize","Capture","Finish","ReleaseBuilder","Distribute","Verify","Cleanup"]},progress:{
type:"string",maxLength:7,pattern:"^[0-9]{1,3}/[0-9]{1,3}$"},imageID:{type:"string",maxLength:128},regionID:{type:"\
string",maxLength:64},steps:{type:"array",maxItems:32,items:{type:"object",required:["name","state"],properties:{
name:{type:"string",enum:["Plan","Launch","Connect","Provision","Generalize","Capture","Finish","ReleaseBuilde\
r","Distribute","Verify","Cleanup"]},state:{type:"string",enum:["Pending","Running","Succeeded","Skipped","Fai\
led"]},attempt:{type:"integer",format:"int32",minimum:1,maximum:100},startTime:{type:"string",format:"date-tim\
e",maxLength:64},finishTime:{type:"string",format:"date-time",maxLength:64},message:{type:"string",maxLength:512}},
additionalProperties:!1}},instances:{type:"array",maxItems:20,items:{type:"object",required:["role","attempt",
"instanceID","instanceType","launchTime"],properties:{role:{type:"string",enum:["Builder"]},attempt:{type:"int\
eger",format:"int32",minimum:1,maximum:100},instanceID:{type:"string",maxLength:64},instanceType:{type:"string",
maxLength:64},zoneID:{type:"string",maxLength:64},launchTime:{type:"string",format:"date-time",maxLength:64},bootID:{
type:"string",maxLength:64},publicKey:{type:"string",maxLength:1024},secretVersions:{type:"array",maxItems:50,
items:{type:"string",maxLength:300}},deleteTime:{type:"string",format:"date-time",maxLength:64},releaseTime:{type:"\
string",format:"date-time",maxLength:64}},additionalProperties:!1}},tasks:{type:"object",required:["total","do\
ne"],properties:{total:{type:"integer",format:"int32",minimum:0,maximum:6350},done:{type:"integer",format:"int\
32",minimum:0,maximum:6350},failed:{type:"object",required:["component","task"],properties:{component:{type:"s\
tring",maxLength:253},task:{type:"string",maxLength:63},exitCode:{type:"integer",format:"int32"},outputTail:{type:"\
string",maxLength:2048}},additionalProperties:!1},results:{type:"array",maxItems:30,items:{type:"object",required:[
"component","task","state"],properties:{component:{type:"string",maxLength:253},task:{type:"string",maxLength:63},
state:{type:"string",enum:["Succeeded","Failed","TimedOut"]},exitCode:{type:"integer",format:"int32"},startTime:{
type:"string",format:"date-time",maxLength:64},durationSeconds:{type:"integer",format:"int32",minimum:0,maximum:2147483647},
tries:{type:"integer",format:"int32",minimum:1,maximum:11}},additionalProperties:!1}},logConfigMap:{type:"stri\
ng",maxLength:253}},additionalProperties:!1},images:{type:"array",maxItems:21,items:{type:"object",required:["\
regionID","state"],properties:{regionID:{type:"string",maxLength:64},imageID:{type:"string",maxLength:128},imageName:{
type:"string",maxLength:128},state:{type:"string",enum:["Pending","Creating","Available","Failed"]},progress:{
type:"integer",format:"int32",minimum:0,maximum:100}},additionalProperties:!1}},failure:{type:"object",required:[
"step","reason","code","message","retryable"],properties:{step:{type:"string",enum:["Plan","Launch","Connect",
"Provision","Generalize","Capture","Finish","ReleaseBuilder","Distribute","Verify","Cleanup"]},reason:{type:"s\
tring",minLength:1,maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},code:{type:"string",maxLength:128},message:{type:"\
string",maxLength:1024},retryable:{type:"boolean"}},additionalProperties:!1},trouble:{type:"object",required:[
"step","code","message","since"],properties:{step:{type:"string",enum:["Plan","Launch","Connect","Provision","\
Generalize","Capture","Finish","ReleaseBuilder","Distribute","Verify","Cleanup"]},reason:{type:"string",minLength:1,
maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},code:{type:"string",maxLength:128},message:{type:"string",maxLength:512},
since:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1},scaffold:{type:"object",properties:{
accountID:{type:"string",maxLength:32,pattern:"^[0-9]+$"},credentials:{type:"object",required:["secretRef"],properties:{
secretRef:{type:"object",required:["name"],properties:{name:{type:"string",maxLength:253}},additionalProperties:!1}},
additionalProperties:!1},doubtful:{type:"boolean"},emptySince:{type:"string",format:"date-time",maxLength:64},
regionIDs:{type:"array",maxItems:21,items:{type:"string",maxLength:64}},images:{type:"array",maxItems:40,items:{
type:"object",required:["regionID","imageID"],properties:{regionID:{type:"string",maxLength:64},imageID:{type:"\
string",maxLength:128}},additionalProperties:!1}},snapshots:{type:"array",maxItems:80,items:{type:"object",required:[
"regionID","snapshotID"],properties:{regionID:{type:"string",maxLength:64},snapshotID:{type:"string",maxLength:64}},
additionalProperties:!1}}},additionalProperties:!1},intents:{type:"array",maxItems:50,items:{type:"object",required:[
"step","action","regionID","role","attempt","startTime"],properties:{step:{type:"string",enum:["Plan","Launch",
"Connect","Provision","Generalize","Capture","Finish","ReleaseBuilder","Distribute","Verify","Cleanup"]},action:{
type:"string",maxLength:64,pattern:"^[A-Z][A-Za-z]*$"},regionID:{type:"string",maxLength:64},role:{type:"strin\
g",maxLength:32,pattern:"^[A-Z][A-Za-z]*$"},attempt:{type:"integer",format:"int32",minimum:1,maximum:100},candidate:{
type:"integer",format:"int32",minimum:0,maximum:2147483647},parameters:{type:"object",maxProperties:16,properties:{},
additionalProperties:{type:"string",maxLength:512}},startTime:{type:"string",format:"date-time",maxLength:64},
outcome:{type:"string",enum:["Succeeded","Refused"]},resourceID:{type:"string",maxLength:128},code:{type:"stri\
ng",maxLength:128}},additionalProperties:!1}},leftovers:{type:"array",maxItems:50,items:{type:"object",required:[
"kind","id","regionID","reason"],properties:{kind:{type:"string",enum:["Instance","Disk","Image","Snapshot"]},
id:{type:"string",maxLength:128},regionID:{type:"string",maxLength:64},reason:{type:"string",maxLength:512}},additionalProperties:!1}}},
additionalProperties:!1}}},u=L().default,v=Object.prototype.hasOwnProperty,N=new RegExp("^[a-z]([-a-z0-9]*[a-z\
0-9])?$","u"),b=new RegExp("^[A-Z][A-Za-z0-9]*$","u"),A=new RegExp("^[0-9]{1,3}/[0-9]{1,3}$","u"),O=new RegExp(
"^[0-9]+$","u"),D=new RegExp("^[A-Z][A-Za-z]*$","u"),c=/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
function x(h,{instancePath:i="",parentData:P,parentDataProperty:y,rootData:g=h}={}){let e=null,p=0;if(h&&typeof h==
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
e=[a]:e.push(a),p++}if(n.name!==void 0){let a=n.name;if(typeof a=="string"){if(u(a)>253){let t={instancePath:i+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[t]:e.push(t),p++}if(u(a)<1){let t={instancePath:i+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/me\
tadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/metadata",schemaPath:"#/propertie\
s/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(a),p++}}
if(h.spec!==void 0){let n=h.spec;if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.cancel===void 0&&(n.cancel=
!1),n.templateRef===void 0){let a={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"req\
uired",params:{missingProperty:"templateRef"},message:"must have required property 'templateRef'"};e===null?e=
[a]:e.push(a),p++}for(let a in n)if(!(a==="templateRef"||a==="templateGeneration"||a==="reason"||a==="cancel")){
let t={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalPropertie\
s",params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[t]:e.push(t),p++}if(n.
templateRef!==void 0){let a=n.templateRef;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.name===void 0){let t={
instancePath:i+"/spec/templateRef",schemaPath:"#/properties/spec/properties/templateRef/required",keyword:"req\
uired",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[t]:e.push(t),
p++}for(let t in a)if(t!=="name"){let o={instancePath:i+"/spec/templateRef",schemaPath:"#/properties/spec/prop\
erties/templateRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},message:"\
must NOT have additional properties"};e===null?e=[o]:e.push(o),p++}if(a.name!==void 0){let t=a.name;if(typeof t==
"string"){if(u(t)>48){let o={instancePath:i+"/spec/templateRef/name",schemaPath:"#/properties/spec/properties/\
templateRef/properties/name/maxLength",keyword:"maxLength",params:{limit:48},message:"must NOT have more than \
48 characters"};e===null?e=[o]:e.push(o),p++}if(!N.test(t)){let o={instancePath:i+"/spec/templateRef/name",schemaPath:"\
#/properties/spec/properties/templateRef/properties/name/pattern",keyword:"pattern",params:{pattern:"^[a-z]([-\
a-z0-9]*[a-z0-9])?$"},message:'must match pattern "^[a-z]([-a-z0-9]*[a-z0-9])?$"'};e===null?e=[o]:e.push(o),p++}}else{
let o={instancePath:i+"/spec/templateRef/name",schemaPath:"#/properties/spec/properties/templateRef/properties\
/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),p++}}}else{
let t={instancePath:i+"/spec/templateRef",schemaPath:"#/properties/spec/properties/templateRef/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}if(n.templateGeneration!==
void 0){let a=n.templateGeneration;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let t={instancePath:i+
"/spec/templateGeneration",schemaPath:"#/properties/spec/properties/templateGeneration/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[t]:e.push(t),p++}if(typeof a=="number"&&isFinite(a)&&(a<
1||isNaN(a))){let t={instancePath:i+"/spec/templateGeneration",schemaPath:"#/properties/spec/properties/templa\
teGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"};e===null?e=[t]:
e.push(t),p++}}if(n.reason!==void 0){let a=n.reason;if(typeof a!="string"){let t={instancePath:i+"/spec/reason",
schemaPath:"#/properties/spec/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"};e===null?e=[t]:e.push(t),p++}if(!(a==="FirstBuild"||a==="SpecChange")){let t={instancePath:i+"/spec/re\
ason",schemaPath:"#/properties/spec/properties/reason/enum",keyword:"enum",params:{allowedValues:d.properties.
spec.properties.reason.enum},message:"must be equal to one of the allowed values"};e===null?e=[t]:e.push(t),p++}}
if(typeof n.cancel!="boolean"){let a={instancePath:i+"/spec/cancel",schemaPath:"#/properties/spec/properties/c\
ancel/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[a]:e.push(a),p++}}else{
let a={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[a]:e.push(a),p++}}let l=h.status;if(l&&typeof l=="object"&&!Array.isArray(l)){if(l.
observedGeneration===void 0){let n={instancePath:i+"/status",schemaPath:"#/properties/status/required",keyword:"\
required",params:{missingProperty:"observedGeneration"},message:"must have required property 'observedGenerati\
on'"};e===null?e=[n]:e.push(n),p++}for(let n in l)if(!v.call(d.properties.status.properties,n)){let a={instancePath:i+
"/status",schemaPath:"#/properties/status/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:n},
message:"must NOT have additional properties"};e===null?e=[a]:e.push(a),p++}if(l.observedGeneration!==void 0){
let n=l.observedGeneration;if(!(typeof n=="number"&&!(n%1)&&!isNaN(n)&&isFinite(n))){let a={instancePath:i+"/s\
tatus/observedGeneration",schemaPath:"#/properties/status/properties/observedGeneration/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[a]:e.push(a),p++}if(typeof n=="number"&&isFinite(n)&&(n<
-1||isNaN(n))){let a={instancePath:i+"/status/observedGeneration",schemaPath:"#/properties/status/properties/o\
bservedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:-1},message:"must be >= -1"};e===null?
e=[a]:e.push(a),p++}}if(l.conditions!==void 0){let n=l.conditions;if(Array.isArray(n)){if(n.length>16){let t={
instancePath:i+"/status/conditions",schemaPath:"#/properties/status/properties/conditions/maxItems",keyword:"m\
axItems",params:{limit:16},message:"must NOT have more than 16 items"};e===null?e=[t]:e.push(t),p++}let a=n.length;
for(let t=0;t<a;t++){let o=n[t];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.type===void 0){let r={instancePath:i+
"/status/conditions/"+t,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"type"},message:"must have required property 'type'"};e===null?e=[r]:e.push(r),p++}
if(o.status===void 0){let r={instancePath:i+"/status/conditions/"+t,schemaPath:"#/properties/status/properties\
/conditions/items/required",keyword:"required",params:{missingProperty:"status"},message:"must have required p\
roperty 'status'"};e===null?e=[r]:e.push(r),p++}if(o.reason===void 0){let r={instancePath:i+"/status/condition\
s/"+t,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"\
reason"},message:"must have required property 'reason'"};e===null?e=[r]:e.push(r),p++}if(o.message===void 0){let r={
instancePath:i+"/status/conditions/"+t,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"\
required",params:{missingProperty:"message"},message:"must have required property 'message'"};e===null?e=[r]:e.
push(r),p++}if(o.observedGeneration===void 0){let r={instancePath:i+"/status/conditions/"+t,schemaPath:"#/prop\
erties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"observedGenera\
tion"},message:"must have required property 'observedGeneration'"};e===null?e=[r]:e.push(r),p++}if(o.lastTransitionTime===
void 0){let r={instancePath:i+"/status/conditions/"+t,schemaPath:"#/properties/status/properties/conditions/it\
ems/required",keyword:"required",params:{missingProperty:"lastTransitionTime"},message:"must have required pro\
perty 'lastTransitionTime'"};e===null?e=[r]:e.push(r),p++}for(let r in o)if(!(r==="type"||r==="status"||r==="r\
eason"||r==="message"||r==="observedGeneration"||r==="lastTransitionTime")){let s={instancePath:i+"/status/con\
ditions/"+t,schemaPath:"#/properties/status/properties/conditions/items/additionalProperties",keyword:"additio\
nalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[s]:e.push(
s),p++}if(o.type!==void 0){let r=o.type;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/cond\
itions/"+t+"/type",schemaPath:"#/properties/status/properties/conditions/items/properties/type/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!b.
test(r)){let s={instancePath:i+"/status/conditions/"+t+"/type",schemaPath:"#/properties/status/properties/cond\
itions/items/properties/type/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must m\
atch pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/conditi\
ons/"+t+"/type",schemaPath:"#/properties/status/properties/conditions/items/properties/type/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.status!==void 0){let r=o.
status;if(typeof r!="string"){let s={instancePath:i+"/status/conditions/"+t+"/status",schemaPath:"#/properties\
/status/properties/conditions/items/properties/status/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[s]:e.push(s),p++}if(!(r==="True"||r==="False"||r==="Unknown")){let s={instancePath:i+
"/status/conditions/"+t+"/status",schemaPath:"#/properties/status/properties/conditions/items/properties/statu\
s/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.conditions.items.properties.status.
enum},message:"must be equal to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}if(o.reason!==void 0){
let r=o.reason;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/conditions/"+t+"/reason",schemaPath:"\
#/properties/status/properties/conditions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(u(r)<1){let s={instancePath:i+
"/status/conditions/"+t+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reaso\
n/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=
[s]:e.push(s),p++}if(!b.test(r)){let s={instancePath:i+"/status/conditions/"+t+"/reason",schemaPath:"#/propert\
ies/status/properties/conditions/items/properties/reason/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-\
Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+
"/status/conditions/"+t+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reaso\
n/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.message!==
void 0){let r=o.message;if(typeof r=="string"){if(u(r)>1024){let s={instancePath:i+"/status/conditions/"+t+"/m\
essage",schemaPath:"#/properties/status/properties/conditions/items/properties/message/maxLength",keyword:"max\
Length",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===null?e=[s]:e.push(s),p++}}else{
let s={instancePath:i+"/status/conditions/"+t+"/message",schemaPath:"#/properties/status/properties/conditions\
/items/properties/message/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:
e.push(s),p++}}if(o.observedGeneration!==void 0){let r=o.observedGeneration;if(!(typeof r=="number"&&!(r%1)&&!isNaN(
r)&&isFinite(r))){let s={instancePath:i+"/status/conditions/"+t+"/observedGeneration",schemaPath:"#/properties\
/status/properties/conditions/items/properties/observedGeneration/type",keyword:"type",params:{type:"integer"},
message:"must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof r=="number"&&isFinite(r)&&(r<0||isNaN(r))){let s={
instancePath:i+"/status/conditions/"+t+"/observedGeneration",schemaPath:"#/properties/status/properties/condit\
ions/items/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"\
must be >= 0"};e===null?e=[s]:e.push(s),p++}}if(o.lastTransitionTime!==void 0){let r=o.lastTransitionTime;if(typeof r==
"string"){if(u(r)>64){let s={instancePath:i+"/status/conditions/"+t+"/lastTransitionTime",schemaPath:"#/proper\
ties/status/properties/conditions/items/properties/lastTransitionTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!c.test(r)){let s={instancePath:i+
"/status/conditions/"+t+"/lastTransitionTime",schemaPath:"#/properties/status/properties/conditions/items/prop\
erties/lastTransitionTime/format",keyword:"format",params:{format:"date-time"},message:'must match format "dat\
e-time"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/conditions/"+t+"/lastTransitionTim\
e",schemaPath:"#/properties/status/properties/conditions/items/properties/lastTransitionTime/type",keyword:"ty\
pe",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}}else{let r={instancePath:i+
"/status/conditions/"+t,schemaPath:"#/properties/status/properties/conditions/items/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),p++}}}else{let a={instancePath:i+"/status/co\
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
D"||a==="components"||a==="instanceTypes")){let t={instancePath:i+"/status/plan",schemaPath:"#/properties/stat\
us/properties/plan/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"\
must NOT have additional properties"};e===null?e=[t]:e.push(t),p++}if(n.hash!==void 0){let a=n.hash;if(typeof a==
"string"){if(u(a)>128){let t={instancePath:i+"/status/plan/hash",schemaPath:"#/properties/status/properties/pl\
an/properties/hash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 char\
acters"};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/plan/hash",schemaPath:"#/properties\
/status/properties/plan/properties/hash/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[t]:e.push(t),p++}}if(n.templateHash!==void 0){let a=n.templateHash;if(typeof a=="string"){if(u(a)>
128){let t={instancePath:i+"/status/plan/templateHash",schemaPath:"#/properties/status/properties/plan/propert\
ies/templateHash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 charac\
ters"};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/plan/templateHash",schemaPath:"#/prop\
erties/status/properties/plan/properties/templateHash/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[t]:e.push(t),p++}}if(n.revision!==void 0){let a=n.revision;if(typeof a=="string"){if(u(
a)>253){let t={instancePath:i+"/status/plan/revision",schemaPath:"#/properties/status/properties/plan/properti\
es/revision/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};
e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/plan/revision",schemaPath:"#/properties/stat\
us/properties/plan/properties/revision/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[t]:e.push(t),p++}}if(n.sourceImageID!==void 0){let a=n.sourceImageID;if(typeof a=="string"){if(u(a)>128){
let t={instancePath:i+"/status/plan/sourceImageID",schemaPath:"#/properties/status/properties/plan/properties/\
sourceImageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 character\
s"};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/plan/sourceImageID",schemaPath:"#/proper\
ties/status/properties/plan/properties/sourceImageID/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[t]:e.push(t),p++}}if(n.components!==void 0){let a=n.components;if(Array.isArray(a)){if(a.
length>50){let o={instancePath:i+"/status/plan/components",schemaPath:"#/properties/status/properties/plan/pro\
perties/components/maxItems",keyword:"maxItems",params:{limit:50},message:"must NOT have more than 50 items"};
e===null?e=[o]:e.push(o),p++}let t=a.length;for(let o=0;o<t;o++){let r=a[o];if(r&&typeof r=="object"&&!Array.isArray(
r)){if(r.name===void 0){let s={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/properties/status/pro\
perties/plan/properties/components/items/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[s]:e.push(s),p++}if(r.version===void 0){let s={instancePath:i+
"/status/plan/components/"+o,schemaPath:"#/properties/status/properties/plan/properties/components/items/requi\
red",keyword:"required",params:{missingProperty:"version"},message:"must have required property 'version'"};e===
null?e=[s]:e.push(s),p++}if(r.hash===void 0){let s={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/\
properties/status/properties/plan/properties/components/items/required",keyword:"required",params:{missingProperty:"\
hash"},message:"must have required property 'hash'"};e===null?e=[s]:e.push(s),p++}for(let s in r)if(!(s==="nam\
e"||s==="version"||s==="hash"||s==="catalog")){let m={instancePath:i+"/status/plan/components/"+o,schemaPath:"\
#/properties/status/properties/plan/properties/components/items/additionalProperties",keyword:"additionalPrope\
rties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[m]:e.push(m),p++}
if(r.name!==void 0){let s=r.name;if(typeof s=="string"){if(u(s)>253){let m={instancePath:i+"/status/plan/compo\
nents/"+o+"/name",schemaPath:"#/properties/status/properties/plan/properties/components/items/properties/name/\
maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===null?e=
[m]:e.push(m),p++}}else{let m={instancePath:i+"/status/plan/components/"+o+"/name",schemaPath:"#/properties/st\
atus/properties/plan/properties/components/items/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),p++}}if(r.version!==void 0){let s=r.version;if(typeof s=="string"){if(u(
s)>32){let m={instancePath:i+"/status/plan/components/"+o+"/version",schemaPath:"#/properties/status/propertie\
s/plan/properties/components/items/properties/version/maxLength",keyword:"maxLength",params:{limit:32},message:"\
must NOT have more than 32 characters"};e===null?e=[m]:e.push(m),p++}}else{let m={instancePath:i+"/status/plan\
/components/"+o+"/version",schemaPath:"#/properties/status/properties/plan/properties/components/items/propert\
ies/version/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),p++}}
if(r.hash!==void 0){let s=r.hash;if(typeof s=="string"){if(u(s)>128){let m={instancePath:i+"/status/plan/compo\
nents/"+o+"/hash",schemaPath:"#/properties/status/properties/plan/properties/components/items/properties/hash/\
maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?e=
[m]:e.push(m),p++}}else{let m={instancePath:i+"/status/plan/components/"+o+"/hash",schemaPath:"#/properties/st\
atus/properties/plan/properties/components/items/properties/hash/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),p++}}if(r.catalog!==void 0){let s=r.catalog;if(typeof s!="string"){let m={
instancePath:i+"/status/plan/components/"+o+"/catalog",schemaPath:"#/properties/status/properties/plan/propert\
ies/components/items/properties/catalog/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[m]:e.push(m),p++}if(!(s==="Namespace"||s==="System"||s==="ECS")){let m={instancePath:i+"/status/pl\
an/components/"+o+"/catalog",schemaPath:"#/properties/status/properties/plan/properties/components/items/prope\
rties/catalog/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.plan.properties.components.
items.properties.catalog.enum},message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),
p++}}}else{let s={instancePath:i+"/status/plan/components/"+o,schemaPath:"#/properties/status/properties/plan/\
properties/components/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
s]:e.push(s),p++}}}else{let t={instancePath:i+"/status/plan/components",schemaPath:"#/properties/status/proper\
ties/plan/properties/components/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=
[t]:e.push(t),p++}}if(n.instanceTypes!==void 0){let a=n.instanceTypes;if(Array.isArray(a)){if(a.length>10){let o={
instancePath:i+"/status/plan/instanceTypes",schemaPath:"#/properties/status/properties/plan/properties/instanc\
eTypes/maxItems",keyword:"maxItems",params:{limit:10},message:"must NOT have more than 10 items"};e===null?e=[
o]:e.push(o),p++}let t=a.length;for(let o=0;o<t;o++){let r=a[o];if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+
"/status/plan/instanceTypes/"+o,schemaPath:"#/properties/status/properties/plan/properties/instanceTypes/items\
/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=
[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/plan/instanceTypes/"+o,schemaPath:"#/properties/status/\
properties/plan/properties/instanceTypes/items/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"};e===null?e=[s]:e.push(s),p++}}}else{let t={instancePath:i+"/status/plan/instanceTypes",schemaPath:"#/pr\
operties/status/properties/plan/properties/instanceTypes/type",keyword:"type",params:{type:"array"},message:"m\
ust be array"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/plan",schemaPath:"#/properti\
es/status/properties/plan/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[a]:
e.push(a),p++}}if(l.startTime!==void 0){let n=l.startTime;if(typeof n=="string"){if(u(n)>64){let a={instancePath:i+
"/status/startTime",schemaPath:"#/properties/status/properties/startTime/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[a]:e.push(a),p++}if(!c.test(n)){let a={
instancePath:i+"/status/startTime",schemaPath:"#/properties/status/properties/startTime/format",keyword:"forma\
t",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[a]:e.push(a),p++}}else{let a={
instancePath:i+"/status/startTime",schemaPath:"#/properties/status/properties/startTime/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),p++}}if(l.completionTime!==void 0){let n=l.completionTime;
if(typeof n=="string"){if(u(n)>64){let a={instancePath:i+"/status/completionTime",schemaPath:"#/properties/sta\
tus/properties/completionTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more tha\
n 64 characters"};e===null?e=[a]:e.push(a),p++}if(!c.test(n)){let a={instancePath:i+"/status/completionTime",schemaPath:"\
#/properties/status/properties/completionTime/format",keyword:"format",params:{format:"date-time"},message:'mu\
st match format "date-time"'};e===null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+"/status/completionTime",
schemaPath:"#/properties/status/properties/completionTime/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[a]:e.push(a),p++}}if(l.currentStep!==void 0){let n=l.currentStep;if(typeof n!="st\
ring"){let a={instancePath:i+"/status/currentStep",schemaPath:"#/properties/status/properties/currentStep/type",
keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),p++}if(!(n==="Plan"||
n==="Launch"||n==="Connect"||n==="Provision"||n==="Generalize"||n==="Capture"||n==="Finish"||n==="ReleaseBuild\
er"||n==="Distribute"||n==="Verify"||n==="Cleanup")){let a={instancePath:i+"/status/currentStep",schemaPath:"#\
/properties/status/properties/currentStep/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.
currentStep.enum},message:"must be equal to one of the allowed values"};e===null?e=[a]:e.push(a),p++}}if(l.progress!==
void 0){let n=l.progress;if(typeof n=="string"){if(u(n)>7){let a={instancePath:i+"/status/progress",schemaPath:"\
#/properties/status/properties/progress/maxLength",keyword:"maxLength",params:{limit:7},message:"must NOT have\
 more than 7 characters"};e===null?e=[a]:e.push(a),p++}if(!A.test(n)){let a={instancePath:i+"/status/progress",
schemaPath:"#/properties/status/properties/progress/pattern",keyword:"pattern",params:{pattern:"^[0-9]{1,3}/[0\
-9]{1,3}$"},message:'must match pattern "^[0-9]{1,3}/[0-9]{1,3}$"'};e===null?e=[a]:e.push(a),p++}}else{let a={
instancePath:i+"/status/progress",schemaPath:"#/properties/status/properties/progress/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),p++}}if(l.imageID!==void 0){let n=l.imageID;
if(typeof n=="string"){if(u(n)>128){let a={instancePath:i+"/status/imageID",schemaPath:"#/properties/status/pr\
operties/imageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 charac\
ters"};e===null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+"/status/imageID",schemaPath:"#/properties/sta\
tus/properties/imageID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.
push(a),p++}}if(l.regionID!==void 0){let n=l.regionID;if(typeof n=="string"){if(u(n)>64){let a={instancePath:i+
"/status/regionID",schemaPath:"#/properties/status/properties/regionID/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+
"/status/regionID",schemaPath:"#/properties/status/properties/regionID/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[a]:e.push(a),p++}}if(l.steps!==void 0){let n=l.steps;if(Array.isArray(
n)){if(n.length>32){let t={instancePath:i+"/status/steps",schemaPath:"#/properties/status/properties/steps/max\
Items",keyword:"maxItems",params:{limit:32},message:"must NOT have more than 32 items"};e===null?e=[t]:e.push(
t),p++}let a=n.length;for(let t=0;t<a;t++){let o=n[t];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.name===
void 0){let r={instancePath:i+"/status/steps/"+t,schemaPath:"#/properties/status/properties/steps/items/requir\
ed",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?
e=[r]:e.push(r),p++}if(o.state===void 0){let r={instancePath:i+"/status/steps/"+t,schemaPath:"#/properties/sta\
tus/properties/steps/items/required",keyword:"required",params:{missingProperty:"state"},message:"must have re\
quired property 'state'"};e===null?e=[r]:e.push(r),p++}for(let r in o)if(!(r==="name"||r==="state"||r==="attem\
pt"||r==="startTime"||r==="finishTime"||r==="message")){let s={instancePath:i+"/status/steps/"+t,schemaPath:"#\
/properties/status/properties/steps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),p++}if(o.name!==void 0){let r=o.name;if(typeof r!=
"string"){let s={instancePath:i+"/status/steps/"+t+"/name",schemaPath:"#/properties/status/properties/steps/it\
ems/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(
s),p++}if(!(r==="Plan"||r==="Launch"||r==="Connect"||r==="Provision"||r==="Generalize"||r==="Capture"||r==="Fi\
nish"||r==="ReleaseBuilder"||r==="Distribute"||r==="Verify"||r==="Cleanup")){let s={instancePath:i+"/status/st\
eps/"+t+"/name",schemaPath:"#/properties/status/properties/steps/items/properties/name/enum",keyword:"enum",params:{
allowedValues:d.properties.status.properties.steps.items.properties.name.enum},message:"must be equal to one o\
f the allowed values"};e===null?e=[s]:e.push(s),p++}}if(o.state!==void 0){let r=o.state;if(typeof r!="string"){
let s={instancePath:i+"/status/steps/"+t+"/state",schemaPath:"#/properties/status/properties/steps/items/prope\
rties/state/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}
if(!(r==="Pending"||r==="Running"||r==="Succeeded"||r==="Skipped"||r==="Failed")){let s={instancePath:i+"/stat\
us/steps/"+t+"/state",schemaPath:"#/properties/status/properties/steps/items/properties/state/enum",keyword:"e\
num",params:{allowedValues:d.properties.status.properties.steps.items.properties.state.enum},message:"must be \
equal to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}if(o.attempt!==void 0){let r=o.attempt;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let s={instancePath:i+"/status/steps/"+t+"/attempt",schemaPath:"#/p\
roperties/status/properties/steps/items/properties/attempt/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof r=="number"&&isFinite(r)){if(r>100||isNaN(r)){let s={
instancePath:i+"/status/steps/"+t+"/attempt",schemaPath:"#/properties/status/properties/steps/items/properties\
/attempt/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"must be <= 100"};e===null?e=[s]:
e.push(s),p++}if(r<1||isNaN(r)){let s={instancePath:i+"/status/steps/"+t+"/attempt",schemaPath:"#/properties/s\
tatus/properties/steps/items/properties/attempt/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"\
must be >= 1"};e===null?e=[s]:e.push(s),p++}}}if(o.startTime!==void 0){let r=o.startTime;if(typeof r=="string"){
if(u(r)>64){let s={instancePath:i+"/status/steps/"+t+"/startTime",schemaPath:"#/properties/status/properties/s\
teps/items/properties/startTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more t\
han 64 characters"};e===null?e=[s]:e.push(s),p++}if(!c.test(r)){let s={instancePath:i+"/status/steps/"+t+"/sta\
rtTime",schemaPath:"#/properties/status/properties/steps/items/properties/startTime/format",keyword:"format",params:{
format:"date-time"},message:'must match format "date-time"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+
"/status/steps/"+t+"/startTime",schemaPath:"#/properties/status/properties/steps/items/properties/startTime/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.finishTime!==
void 0){let r=o.finishTime;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/steps/"+t+"/finis\
hTime",schemaPath:"#/properties/status/properties/steps/items/properties/finishTime/maxLength",keyword:"maxLen\
gth",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!c.test(
r)){let s={instancePath:i+"/status/steps/"+t+"/finishTime",schemaPath:"#/properties/status/properties/steps/it\
ems/properties/finishTime/format",keyword:"format",params:{format:"date-time"},message:'must match format "dat\
e-time"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/steps/"+t+"/finishTime",schemaPath:"\
#/properties/status/properties/steps/items/properties/finishTime/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(o.message!==void 0){let r=o.message;if(typeof r=="string"){if(u(
r)>512){let s={instancePath:i+"/status/steps/"+t+"/message",schemaPath:"#/properties/status/properties/steps/i\
tems/properties/message/maxLength",keyword:"maxLength",params:{limit:512},message:"must NOT have more than 512\
 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/steps/"+t+"/message",schemaPath:"\
#/properties/status/properties/steps/items/properties/message/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}}else{let r={instancePath:i+"/status/steps/"+t,schemaPath:"#/pr\
operties/status/properties/steps/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[r]:e.push(r),p++}}}else{let a={instancePath:i+"/status/steps",schemaPath:"#/properties/status/properti\
es/steps/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}if(l.
instances!==void 0){let n=l.instances;if(Array.isArray(n)){if(n.length>20){let t={instancePath:i+"/status/inst\
ances",schemaPath:"#/properties/status/properties/instances/maxItems",keyword:"maxItems",params:{limit:20},message:"\
must NOT have more than 20 items"};e===null?e=[t]:e.push(t),p++}let a=n.length;for(let t=0;t<a;t++){let o=n[t];
if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.role===void 0){let r={instancePath:i+"/status/instances/"+t,
schemaPath:"#/properties/status/properties/instances/items/required",keyword:"required",params:{missingProperty:"\
role"},message:"must have required property 'role'"};e===null?e=[r]:e.push(r),p++}if(o.attempt===void 0){let r={
instancePath:i+"/status/instances/"+t,schemaPath:"#/properties/status/properties/instances/items/required",keyword:"\
required",params:{missingProperty:"attempt"},message:"must have required property 'attempt'"};e===null?e=[r]:e.
push(r),p++}if(o.instanceID===void 0){let r={instancePath:i+"/status/instances/"+t,schemaPath:"#/properties/st\
atus/properties/instances/items/required",keyword:"required",params:{missingProperty:"instanceID"},message:"mu\
st have required property 'instanceID'"};e===null?e=[r]:e.push(r),p++}if(o.instanceType===void 0){let r={instancePath:i+
"/status/instances/"+t,schemaPath:"#/properties/status/properties/instances/items/required",keyword:"required",
params:{missingProperty:"instanceType"},message:"must have required property 'instanceType'"};e===null?e=[r]:e.
push(r),p++}if(o.launchTime===void 0){let r={instancePath:i+"/status/instances/"+t,schemaPath:"#/properties/st\
atus/properties/instances/items/required",keyword:"required",params:{missingProperty:"launchTime"},message:"mu\
st have required property 'launchTime'"};e===null?e=[r]:e.push(r),p++}for(let r in o)if(!v.call(d.properties.status.
properties.instances.items.properties,r)){let s={instancePath:i+"/status/instances/"+t,schemaPath:"#/propertie\
s/status/properties/instances/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),p++}if(o.role!==void 0){let r=o.role;if(typeof r!=
"string"){let s={instancePath:i+"/status/instances/"+t+"/role",schemaPath:"#/properties/status/properties/inst\
ances/items/properties/role/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
s]:e.push(s),p++}if(r!=="Builder"){let s={instancePath:i+"/status/instances/"+t+"/role",schemaPath:"#/properti\
es/status/properties/instances/items/properties/role/enum",keyword:"enum",params:{allowedValues:d.properties.status.
properties.instances.items.properties.role.enum},message:"must be equal to one of the allowed values"};e===null?
e=[s]:e.push(s),p++}}if(o.attempt!==void 0){let r=o.attempt;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(
r))){let s={instancePath:i+"/status/instances/"+t+"/attempt",schemaPath:"#/properties/status/properties/instan\
ces/items/properties/attempt/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?
e=[s]:e.push(s),p++}if(typeof r=="number"&&isFinite(r)){if(r>100||isNaN(r)){let s={instancePath:i+"/status/ins\
tances/"+t+"/attempt",schemaPath:"#/properties/status/properties/instances/items/properties/attempt/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:100},message:"must be <= 100"};e===null?e=[s]:e.push(s),p++}if(r<1||isNaN(
r)){let s={instancePath:i+"/status/instances/"+t+"/attempt",schemaPath:"#/properties/status/properties/instanc\
es/items/properties/attempt/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"};
e===null?e=[s]:e.push(s),p++}}}if(o.instanceID!==void 0){let r=o.instanceID;if(typeof r=="string"){if(u(r)>64){
let s={instancePath:i+"/status/instances/"+t+"/instanceID",schemaPath:"#/properties/status/properties/instance\
s/items/properties/instanceID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more tha\
n 64 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/instances/"+t+"/instanceID",
schemaPath:"#/properties/status/properties/instances/items/properties/instanceID/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.instanceType!==void 0){let r=o.instanceType;
if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/instances/"+t+"/instanceType",schemaPath:"#/\
properties/status/properties/instances/items/properties/instanceType/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/st\
atus/instances/"+t+"/instanceType",schemaPath:"#/properties/status/properties/instances/items/properties/insta\
nceType/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.
zoneID!==void 0){let r=o.zoneID;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/instances/"+
t+"/zoneID",schemaPath:"#/properties/status/properties/instances/items/properties/zoneID/maxLength",keyword:"m\
axLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}}else{
let s={instancePath:i+"/status/instances/"+t+"/zoneID",schemaPath:"#/properties/status/properties/instances/it\
ems/properties/zoneID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(
s),p++}}if(o.launchTime!==void 0){let r=o.launchTime;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+
"/status/instances/"+t+"/launchTime",schemaPath:"#/properties/status/properties/instances/items/properties/lau\
nchTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===
null?e=[s]:e.push(s),p++}if(!c.test(r)){let s={instancePath:i+"/status/instances/"+t+"/launchTime",schemaPath:"\
#/properties/status/properties/instances/items/properties/launchTime/format",keyword:"format",params:{format:"\
date-time"},message:'must match format "date-time"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+
"/status/instances/"+t+"/launchTime",schemaPath:"#/properties/status/properties/instances/items/properties/lau\
nchTime/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.
bootID!==void 0){let r=o.bootID;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/instances/"+
t+"/bootID",schemaPath:"#/properties/status/properties/instances/items/properties/bootID/maxLength",keyword:"m\
axLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}}else{
let s={instancePath:i+"/status/instances/"+t+"/bootID",schemaPath:"#/properties/status/properties/instances/it\
ems/properties/bootID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(
s),p++}}if(o.publicKey!==void 0){let r=o.publicKey;if(typeof r=="string"){if(u(r)>1024){let s={instancePath:i+
"/status/instances/"+t+"/publicKey",schemaPath:"#/properties/status/properties/instances/items/properties/publ\
icKey/maxLength",keyword:"maxLength",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===
null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/instances/"+t+"/publicKey",schemaPath:"#/propert\
ies/status/properties/instances/items/properties/publicKey/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(o.secretVersions!==void 0){let r=o.secretVersions;if(Array.isArray(
r)){if(r.length>50){let m={instancePath:i+"/status/instances/"+t+"/secretVersions",schemaPath:"#/properties/st\
atus/properties/instances/items/properties/secretVersions/maxItems",keyword:"maxItems",params:{limit:50},message:"\
must NOT have more than 50 items"};e===null?e=[m]:e.push(m),p++}let s=r.length;for(let m=0;m<s;m++){let f=r[m];
if(typeof f=="string"){if(u(f)>300){let k={instancePath:i+"/status/instances/"+t+"/secretVersions/"+m,schemaPath:"\
#/properties/status/properties/instances/items/properties/secretVersions/items/maxLength",keyword:"maxLength",
params:{limit:300},message:"must NOT have more than 300 characters"};e===null?e=[k]:e.push(k),p++}}else{let k={
instancePath:i+"/status/instances/"+t+"/secretVersions/"+m,schemaPath:"#/properties/status/properties/instance\
s/items/properties/secretVersions/items/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[k]:e.push(k),p++}}}else{let s={instancePath:i+"/status/instances/"+t+"/secretVersions",schemaPath:"\
#/properties/status/properties/instances/items/properties/secretVersions/type",keyword:"type",params:{type:"ar\
ray"},message:"must be array"};e===null?e=[s]:e.push(s),p++}}if(o.deleteTime!==void 0){let r=o.deleteTime;if(typeof r==
"string"){if(u(r)>64){let s={instancePath:i+"/status/instances/"+t+"/deleteTime",schemaPath:"#/properties/stat\
us/properties/instances/items/properties/deleteTime/maxLength",keyword:"maxLength",params:{limit:64},message:"\
must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!c.test(r)){let s={instancePath:i+"/st\
atus/instances/"+t+"/deleteTime",schemaPath:"#/properties/status/properties/instances/items/properties/deleteT\
ime/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[
s]:e.push(s),p++}}else{let s={instancePath:i+"/status/instances/"+t+"/deleteTime",schemaPath:"#/properties/sta\
tus/properties/instances/items/properties/deleteTime/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[s]:e.push(s),p++}}if(o.releaseTime!==void 0){let r=o.releaseTime;if(typeof r=="string"){
if(u(r)>64){let s={instancePath:i+"/status/instances/"+t+"/releaseTime",schemaPath:"#/properties/status/proper\
ties/instances/items/properties/releaseTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT\
 have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!c.test(r)){let s={instancePath:i+"/status/ins\
tances/"+t+"/releaseTime",schemaPath:"#/properties/status/properties/instances/items/properties/releaseTime/fo\
rmat",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[s]:e.push(
s),p++}}else{let s={instancePath:i+"/status/instances/"+t+"/releaseTime",schemaPath:"#/properties/status/prope\
rties/instances/items/properties/releaseTime/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[s]:e.push(s),p++}}}else{let r={instancePath:i+"/status/instances/"+t,schemaPath:"#/properties\
/status/properties/instances/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[r]:e.push(r),p++}}}else{let a={instancePath:i+"/status/instances",schemaPath:"#/properties/status/propertie\
s/instances/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}
if(l.tasks!==void 0){let n=l.tasks;if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.total===void 0){let a={instancePath:i+
"/status/tasks",schemaPath:"#/properties/status/properties/tasks/required",keyword:"required",params:{missingProperty:"\
total"},message:"must have required property 'total'"};e===null?e=[a]:e.push(a),p++}if(n.done===void 0){let a={
instancePath:i+"/status/tasks",schemaPath:"#/properties/status/properties/tasks/required",keyword:"required",params:{
missingProperty:"done"},message:"must have required property 'done'"};e===null?e=[a]:e.push(a),p++}for(let a in n)
if(!(a==="total"||a==="done"||a==="failed"||a==="results"||a==="logConfigMap")){let t={instancePath:i+"/status\
/tasks",schemaPath:"#/properties/status/properties/tasks/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[t]:e.push(t),p++}if(n.
total!==void 0){let a=n.total;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let t={instancePath:i+
"/status/tasks/total",schemaPath:"#/properties/status/properties/tasks/properties/total/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[t]:e.push(t),p++}if(typeof a=="number"&&isFinite(a)){if(a>
6350||isNaN(a)){let t={instancePath:i+"/status/tasks/total",schemaPath:"#/properties/status/properties/tasks/p\
roperties/total/maximum",keyword:"maximum",params:{comparison:"<=",limit:6350},message:"must be <= 6350"};e===
null?e=[t]:e.push(t),p++}if(a<0||isNaN(a)){let t={instancePath:i+"/status/tasks/total",schemaPath:"#/propertie\
s/status/properties/tasks/properties/total/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"\
must be >= 0"};e===null?e=[t]:e.push(t),p++}}}if(n.done!==void 0){let a=n.done;if(!(typeof a=="number"&&!(a%1)&&
!isNaN(a)&&isFinite(a))){let t={instancePath:i+"/status/tasks/done",schemaPath:"#/properties/status/properties\
/tasks/properties/done/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[t]:
e.push(t),p++}if(typeof a=="number"&&isFinite(a)){if(a>6350||isNaN(a)){let t={instancePath:i+"/status/tasks/do\
ne",schemaPath:"#/properties/status/properties/tasks/properties/done/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:6350},message:"must be <= 6350"};e===null?e=[t]:e.push(t),p++}if(a<0||isNaN(a)){let t={instancePath:i+
"/status/tasks/done",schemaPath:"#/properties/status/properties/tasks/properties/done/minimum",keyword:"minimu\
m",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[t]:e.push(t),p++}}}if(n.failed!==void 0){
let a=n.failed;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.component===void 0){let t={instancePath:i+"/s\
tatus/tasks/failed",schemaPath:"#/properties/status/properties/tasks/properties/failed/required",keyword:"requ\
ired",params:{missingProperty:"component"},message:"must have required property 'component'"};e===null?e=[t]:e.
push(t),p++}if(a.task===void 0){let t={instancePath:i+"/status/tasks/failed",schemaPath:"#/properties/status/p\
roperties/tasks/properties/failed/required",keyword:"required",params:{missingProperty:"task"},message:"must h\
ave required property 'task'"};e===null?e=[t]:e.push(t),p++}for(let t in a)if(!(t==="component"||t==="task"||t===
"exitCode"||t==="outputTail")){let o={instancePath:i+"/status/tasks/failed",schemaPath:"#/properties/status/pr\
operties/tasks/properties/failed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
message:"must NOT have additional properties"};e===null?e=[o]:e.push(o),p++}if(a.component!==void 0){let t=a.component;
if(typeof t=="string"){if(u(t)>253){let o={instancePath:i+"/status/tasks/failed/component",schemaPath:"#/prope\
rties/status/properties/tasks/properties/failed/properties/component/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[o]:e.push(o),p++}}else{let o={instancePath:i+"/s\
tatus/tasks/failed/component",schemaPath:"#/properties/status/properties/tasks/properties/failed/properties/co\
mponent/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),p++}}if(a.
task!==void 0){let t=a.task;if(typeof t=="string"){if(u(t)>63){let o={instancePath:i+"/status/tasks/failed/tas\
k",schemaPath:"#/properties/status/properties/tasks/properties/failed/properties/task/maxLength",keyword:"maxL\
ength",params:{limit:63},message:"must NOT have more than 63 characters"};e===null?e=[o]:e.push(o),p++}}else{let o={
instancePath:i+"/status/tasks/failed/task",schemaPath:"#/properties/status/properties/tasks/properties/failed/\
properties/task/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),
p++}}if(a.exitCode!==void 0){let t=a.exitCode;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let o={
instancePath:i+"/status/tasks/failed/exitCode",schemaPath:"#/properties/status/properties/tasks/properties/fai\
led/properties/exitCode/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[o]:
e.push(o),p++}}if(a.outputTail!==void 0){let t=a.outputTail;if(typeof t=="string"){if(u(t)>2048){let o={instancePath:i+
"/status/tasks/failed/outputTail",schemaPath:"#/properties/status/properties/tasks/properties/failed/propertie\
s/outputTail/maxLength",keyword:"maxLength",params:{limit:2048},message:"must NOT have more than 2048 characte\
rs"};e===null?e=[o]:e.push(o),p++}}else{let o={instancePath:i+"/status/tasks/failed/outputTail",schemaPath:"#/\
properties/status/properties/tasks/properties/failed/properties/outputTail/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[o]:e.push(o),p++}}}else{let t={instancePath:i+"/status/tasks/fa\
iled",schemaPath:"#/properties/status/properties/tasks/properties/failed/type",keyword:"type",params:{type:"ob\
ject"},message:"must be object"};e===null?e=[t]:e.push(t),p++}}if(n.results!==void 0){let a=n.results;if(Array.
isArray(a)){if(a.length>30){let o={instancePath:i+"/status/tasks/results",schemaPath:"#/properties/status/prop\
erties/tasks/properties/results/maxItems",keyword:"maxItems",params:{limit:30},message:"must NOT have more tha\
n 30 items"};e===null?e=[o]:e.push(o),p++}let t=a.length;for(let o=0;o<t;o++){let r=a[o];if(r&&typeof r=="obje\
ct"&&!Array.isArray(r)){if(r.component===void 0){let s={instancePath:i+"/status/tasks/results/"+o,schemaPath:"\
#/properties/status/properties/tasks/properties/results/items/required",keyword:"required",params:{missingProperty:"\
component"},message:"must have required property 'component'"};e===null?e=[s]:e.push(s),p++}if(r.task===void 0){
let s={instancePath:i+"/status/tasks/results/"+o,schemaPath:"#/properties/status/properties/tasks/properties/r\
esults/items/required",keyword:"required",params:{missingProperty:"task"},message:"must have required property\
 'task'"};e===null?e=[s]:e.push(s),p++}if(r.state===void 0){let s={instancePath:i+"/status/tasks/results/"+o,schemaPath:"\
#/properties/status/properties/tasks/properties/results/items/required",keyword:"required",params:{missingProperty:"\
state"},message:"must have required property 'state'"};e===null?e=[s]:e.push(s),p++}for(let s in r)if(!(s==="c\
omponent"||s==="task"||s==="state"||s==="exitCode"||s==="startTime"||s==="durationSeconds"||s==="tries")){let m={
instancePath:i+"/status/tasks/results/"+o,schemaPath:"#/properties/status/properties/tasks/properties/results/\
items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT hav\
e additional properties"};e===null?e=[m]:e.push(m),p++}if(r.component!==void 0){let s=r.component;if(typeof s==
"string"){if(u(s)>253){let m={instancePath:i+"/status/tasks/results/"+o+"/component",schemaPath:"#/properties/\
status/properties/tasks/properties/results/items/properties/component/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[m]:e.push(m),p++}}else{let m={instancePath:i+"/s\
tatus/tasks/results/"+o+"/component",schemaPath:"#/properties/status/properties/tasks/properties/results/items\
/properties/component/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(
m),p++}}if(r.task!==void 0){let s=r.task;if(typeof s=="string"){if(u(s)>63){let m={instancePath:i+"/status/tas\
ks/results/"+o+"/task",schemaPath:"#/properties/status/properties/tasks/properties/results/items/properties/ta\
sk/maxLength",keyword:"maxLength",params:{limit:63},message:"must NOT have more than 63 characters"};e===null?
e=[m]:e.push(m),p++}}else{let m={instancePath:i+"/status/tasks/results/"+o+"/task",schemaPath:"#/properties/st\
atus/properties/tasks/properties/results/items/properties/task/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),p++}}if(r.state!==void 0){let s=r.state;if(typeof s!="string"){let m={
instancePath:i+"/status/tasks/results/"+o+"/state",schemaPath:"#/properties/status/properties/tasks/properties\
/results/items/properties/state/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[m]:e.push(m),p++}if(!(s==="Succeeded"||s==="Failed"||s==="TimedOut")){let m={instancePath:i+"/status/tasks/\
results/"+o+"/state",schemaPath:"#/properties/status/properties/tasks/properties/results/items/properties/stat\
e/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.tasks.properties.results.items.properties.
state.enum},message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),p++}}if(r.exitCode!==
void 0){let s=r.exitCode;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let m={instancePath:i+"/sta\
tus/tasks/results/"+o+"/exitCode",schemaPath:"#/properties/status/properties/tasks/properties/results/items/pr\
operties/exitCode/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[m]:e.push(
m),p++}}if(r.startTime!==void 0){let s=r.startTime;if(typeof s=="string"){if(u(s)>64){let m={instancePath:i+"/\
status/tasks/results/"+o+"/startTime",schemaPath:"#/properties/status/properties/tasks/properties/results/item\
s/properties/startTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 ch\
aracters"};e===null?e=[m]:e.push(m),p++}if(!c.test(s)){let m={instancePath:i+"/status/tasks/results/"+o+"/star\
tTime",schemaPath:"#/properties/status/properties/tasks/properties/results/items/properties/startTime/format",
keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[m]:e.push(m),
p++}}else{let m={instancePath:i+"/status/tasks/results/"+o+"/startTime",schemaPath:"#/properties/status/proper\
ties/tasks/properties/results/items/properties/startTime/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),p++}}if(r.durationSeconds!==void 0){let s=r.durationSeconds;if(!(typeof s==
"number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let m={instancePath:i+"/status/tasks/results/"+o+"/durationSeconds",
schemaPath:"#/properties/status/properties/tasks/properties/results/items/properties/durationSeconds/type",keyword:"\
type",params:{type:"integer"},message:"must be integer"};e===null?e=[m]:e.push(m),p++}if(typeof s=="number"&&isFinite(
s)){if(s>2147483647||isNaN(s)){let m={instancePath:i+"/status/tasks/results/"+o+"/durationSeconds",schemaPath:"\
#/properties/status/properties/tasks/properties/results/items/properties/durationSeconds/maximum",keyword:"max\
imum",params:{comparison:"<=",limit:2147483647},message:"must be <= 2147483647"};e===null?e=[m]:e.push(m),p++}
if(s<0||isNaN(s)){let m={instancePath:i+"/status/tasks/results/"+o+"/durationSeconds",schemaPath:"#/properties\
/status/properties/tasks/properties/results/items/properties/durationSeconds/minimum",keyword:"minimum",params:{
comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[m]:e.push(m),p++}}}if(r.tries!==void 0){let s=r.tries;
if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let m={instancePath:i+"/status/tasks/results/"+o+"/t\
ries",schemaPath:"#/properties/status/properties/tasks/properties/results/items/properties/tries/type",keyword:"\
type",params:{type:"integer"},message:"must be integer"};e===null?e=[m]:e.push(m),p++}if(typeof s=="number"&&isFinite(
s)){if(s>11||isNaN(s)){let m={instancePath:i+"/status/tasks/results/"+o+"/tries",schemaPath:"#/properties/stat\
us/properties/tasks/properties/results/items/properties/tries/maximum",keyword:"maximum",params:{comparison:"<\
=",limit:11},message:"must be <= 11"};e===null?e=[m]:e.push(m),p++}if(s<1||isNaN(s)){let m={instancePath:i+"/s\
tatus/tasks/results/"+o+"/tries",schemaPath:"#/properties/status/properties/tasks/properties/results/items/pro\
perties/tries/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"};e===null?e=[
m]:e.push(m),p++}}}}else{let s={instancePath:i+"/status/tasks/results/"+o,schemaPath:"#/properties/status/prop\
erties/tasks/properties/results/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[s]:e.push(s),p++}}}else{let t={instancePath:i+"/status/tasks/results",schemaPath:"#/properties/status/\
properties/tasks/properties/results/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?
e=[t]:e.push(t),p++}}if(n.logConfigMap!==void 0){let a=n.logConfigMap;if(typeof a=="string"){if(u(a)>253){let t={
instancePath:i+"/status/tasks/logConfigMap",schemaPath:"#/properties/status/properties/tasks/properties/logCon\
figMap/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===
null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/tasks/logConfigMap",schemaPath:"#/properties/sta\
tus/properties/tasks/properties/logConfigMap/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/tasks",schemaPath:"#/properties/status\
/properties/tasks/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(
a),p++}}if(l.images!==void 0){let n=l.images;if(Array.isArray(n)){if(n.length>21){let t={instancePath:i+"/stat\
us/images",schemaPath:"#/properties/status/properties/images/maxItems",keyword:"maxItems",params:{limit:21},message:"\
must NOT have more than 21 items"};e===null?e=[t]:e.push(t),p++}let a=n.length;for(let t=0;t<a;t++){let o=n[t];
if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.regionID===void 0){let r={instancePath:i+"/status/images/"+t,
schemaPath:"#/properties/status/properties/images/items/required",keyword:"required",params:{missingProperty:"\
regionID"},message:"must have required property 'regionID'"};e===null?e=[r]:e.push(r),p++}if(o.state===void 0){
let r={instancePath:i+"/status/images/"+t,schemaPath:"#/properties/status/properties/images/items/required",keyword:"\
required",params:{missingProperty:"state"},message:"must have required property 'state'"};e===null?e=[r]:e.push(
r),p++}for(let r in o)if(!(r==="regionID"||r==="imageID"||r==="imageName"||r==="state"||r==="progress")){let s={
instancePath:i+"/status/images/"+t,schemaPath:"#/properties/status/properties/images/items/additionalPropertie\
s",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};
e===null?e=[s]:e.push(s),p++}if(o.regionID!==void 0){let r=o.regionID;if(typeof r=="string"){if(u(r)>64){let s={
instancePath:i+"/status/images/"+t+"/regionID",schemaPath:"#/properties/status/properties/images/items/propert\
ies/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};
e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/images/"+t+"/regionID",schemaPath:"#/propert\
ies/status/properties/images/items/properties/regionID/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[s]:e.push(s),p++}}if(o.imageID!==void 0){let r=o.imageID;if(typeof r=="string"){if(u(
r)>128){let s={instancePath:i+"/status/images/"+t+"/imageID",schemaPath:"#/properties/status/properties/images\
/items/properties/imageID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 1\
28 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/images/"+t+"/imageID",schemaPath:"\
#/properties/status/properties/images/items/properties/imageID/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[s]:e.push(s),p++}}if(o.imageName!==void 0){let r=o.imageName;if(typeof r=="string"){
if(u(r)>128){let s={instancePath:i+"/status/images/"+t+"/imageName",schemaPath:"#/properties/status/properties\
/images/items/properties/imageName/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have mo\
re than 128 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/images/"+t+"/imageN\
ame",schemaPath:"#/properties/status/properties/images/items/properties/imageName/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.state!==void 0){let r=o.state;if(typeof r!=
"string"){let s={instancePath:i+"/status/images/"+t+"/state",schemaPath:"#/properties/status/properties/images\
/items/properties/state/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.
push(s),p++}if(!(r==="Pending"||r==="Creating"||r==="Available"||r==="Failed")){let s={instancePath:i+"/status\
/images/"+t+"/state",schemaPath:"#/properties/status/properties/images/items/properties/state/enum",keyword:"e\
num",params:{allowedValues:d.properties.status.properties.images.items.properties.state.enum},message:"must be\
 equal to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}if(o.progress!==void 0){let r=o.progress;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let s={instancePath:i+"/status/images/"+t+"/progress",schemaPath:"#\
/properties/status/properties/images/items/properties/progress/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof r=="number"&&isFinite(r)){if(r>100||isNaN(r)){let s={
instancePath:i+"/status/images/"+t+"/progress",schemaPath:"#/properties/status/properties/images/items/propert\
ies/progress/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"must be <= 100"};e===null?
e=[s]:e.push(s),p++}if(r<0||isNaN(r)){let s={instancePath:i+"/status/images/"+t+"/progress",schemaPath:"#/prop\
erties/status/properties/images/items/properties/progress/minimum",keyword:"minimum",params:{comparison:">=",limit:0},
message:"must be >= 0"};e===null?e=[s]:e.push(s),p++}}}}else{let r={instancePath:i+"/status/images/"+t,schemaPath:"\
#/properties/status/properties/images/items/type",keyword:"type",params:{type:"object"},message:"must be objec\
t"};e===null?e=[r]:e.push(r),p++}}}else{let a={instancePath:i+"/status/images",schemaPath:"#/properties/status\
/properties/images/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[a]:e.push(a),
p++}}if(l.failure!==void 0){let n=l.failure;if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.step===void 0){let a={
instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/failure/required",keyword:"require\
d",params:{missingProperty:"step"},message:"must have required property 'step'"};e===null?e=[a]:e.push(a),p++}
if(n.reason===void 0){let a={instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/failu\
re/required",keyword:"required",params:{missingProperty:"reason"},message:"must have required property 'reason\
'"};e===null?e=[a]:e.push(a),p++}if(n.code===void 0){let a={instancePath:i+"/status/failure",schemaPath:"#/pro\
perties/status/properties/failure/required",keyword:"required",params:{missingProperty:"code"},message:"must h\
ave required property 'code'"};e===null?e=[a]:e.push(a),p++}if(n.message===void 0){let a={instancePath:i+"/sta\
tus/failure",schemaPath:"#/properties/status/properties/failure/required",keyword:"required",params:{missingProperty:"\
message"},message:"must have required property 'message'"};e===null?e=[a]:e.push(a),p++}if(n.retryable===void 0){
let a={instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/failure/required",keyword:"\
required",params:{missingProperty:"retryable"},message:"must have required property 'retryable'"};e===null?e=[
a]:e.push(a),p++}for(let a in n)if(!(a==="step"||a==="reason"||a==="code"||a==="message"||a==="retryable")){let t={
instancePath:i+"/status/failure",schemaPath:"#/properties/status/properties/failure/additionalProperties",keyword:"\
additionalProperties",params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=
[t]:e.push(t),p++}if(n.step!==void 0){let a=n.step;if(typeof a!="string"){let t={instancePath:i+"/status/failu\
re/step",schemaPath:"#/properties/status/properties/failure/properties/step/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[t]:e.push(t),p++}if(!(a==="Plan"||a==="Launch"||a==="Connect"||
a==="Provision"||a==="Generalize"||a==="Capture"||a==="Finish"||a==="ReleaseBuilder"||a==="Distribute"||a==="V\
erify"||a==="Cleanup")){let t={instancePath:i+"/status/failure/step",schemaPath:"#/properties/status/propertie\
s/failure/properties/step/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.failure.properties.
step.enum},message:"must be equal to one of the allowed values"};e===null?e=[t]:e.push(t),p++}}if(n.reason!==void 0){
let a=n.reason;if(typeof a=="string"){if(u(a)>64){let t={instancePath:i+"/status/failure/reason",schemaPath:"#\
/properties/status/properties/failure/properties/reason/maxLength",keyword:"maxLength",params:{limit:64},message:"\
must NOT have more than 64 characters"};e===null?e=[t]:e.push(t),p++}if(u(a)<1){let t={instancePath:i+"/status\
/failure/reason",schemaPath:"#/properties/status/properties/failure/properties/reason/minLength",keyword:"minL\
ength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[t]:e.push(t),p++}if(!b.test(
a)){let t={instancePath:i+"/status/failure/reason",schemaPath:"#/properties/status/properties/failure/properti\
es/reason/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z\
][A-Za-z0-9]*$"'};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/failure/reason",schemaPath:"\
#/properties/status/properties/failure/properties/reason/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[t]:e.push(t),p++}}if(n.code!==void 0){let a=n.code;if(typeof a=="string"){if(u(a)>
128){let t={instancePath:i+"/status/failure/code",schemaPath:"#/properties/status/properties/failure/propertie\
s/code/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===
null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/failure/code",schemaPath:"#/properties/status/pr\
operties/failure/properties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[t]:e.push(t),p++}}if(n.message!==void 0){let a=n.message;if(typeof a=="string"){if(u(a)>1024){let t={instancePath:i+
"/status/failure/message",schemaPath:"#/properties/status/properties/failure/properties/message/maxLength",keyword:"\
maxLength",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===null?e=[t]:e.push(t),p++}}else{
let t={instancePath:i+"/status/failure/message",schemaPath:"#/properties/status/properties/failure/properties/\
message/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),p++}}if(n.
retryable!==void 0&&typeof n.retryable!="boolean"){let a={instancePath:i+"/status/failure/retryable",schemaPath:"\
#/properties/status/properties/failure/properties/retryable/type",keyword:"type",params:{type:"boolean"},message:"\
must be boolean"};e===null?e=[a]:e.push(a),p++}}else{let a={instancePath:i+"/status/failure",schemaPath:"#/pro\
perties/status/properties/failure/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[a]:e.push(a),p++}}if(l.trouble!==void 0){let n=l.trouble;if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.
step===void 0){let a={instancePath:i+"/status/trouble",schemaPath:"#/properties/status/properties/trouble/requ\
ired",keyword:"required",params:{missingProperty:"step"},message:"must have required property 'step'"};e===null?
e=[a]:e.push(a),p++}if(n.code===void 0){let a={instancePath:i+"/status/trouble",schemaPath:"#/properties/statu\
s/properties/trouble/required",keyword:"required",params:{missingProperty:"code"},message:"must have required \
property 'code'"};e===null?e=[a]:e.push(a),p++}if(n.message===void 0){let a={instancePath:i+"/status/trouble",
schemaPath:"#/properties/status/properties/trouble/required",keyword:"required",params:{missingProperty:"messa\
ge"},message:"must have required property 'message'"};e===null?e=[a]:e.push(a),p++}if(n.since===void 0){let a={
instancePath:i+"/status/trouble",schemaPath:"#/properties/status/properties/trouble/required",keyword:"require\
d",params:{missingProperty:"since"},message:"must have required property 'since'"};e===null?e=[a]:e.push(a),p++}
for(let a in n)if(!(a==="step"||a==="reason"||a==="code"||a==="message"||a==="since")){let t={instancePath:i+"\
/status/trouble",schemaPath:"#/properties/status/properties/trouble/additionalProperties",keyword:"additionalP\
roperties",params:{additionalProperty:a},message:"must NOT have additional properties"};e===null?e=[t]:e.push(
t),p++}if(n.step!==void 0){let a=n.step;if(typeof a!="string"){let t={instancePath:i+"/status/trouble/step",schemaPath:"\
#/properties/status/properties/trouble/properties/step/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[t]:e.push(t),p++}if(!(a==="Plan"||a==="Launch"||a==="Connect"||a==="Provision"||a===
"Generalize"||a==="Capture"||a==="Finish"||a==="ReleaseBuilder"||a==="Distribute"||a==="Verify"||a==="Cleanup")){
let t={instancePath:i+"/status/trouble/step",schemaPath:"#/properties/status/properties/trouble/properties/ste\
p/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.trouble.properties.step.enum},message:"\
must be equal to one of the allowed values"};e===null?e=[t]:e.push(t),p++}}if(n.reason!==void 0){let a=n.reason;
if(typeof a=="string"){if(u(a)>64){let t={instancePath:i+"/status/trouble/reason",schemaPath:"#/properties/sta\
tus/properties/trouble/properties/reason/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT ha\
ve more than 64 characters"};e===null?e=[t]:e.push(t),p++}if(u(a)<1){let t={instancePath:i+"/status/trouble/re\
ason",schemaPath:"#/properties/status/properties/trouble/properties/reason/minLength",keyword:"minLength",params:{
limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[t]:e.push(t),p++}if(!b.test(a)){let t={instancePath:i+
"/status/trouble/reason",schemaPath:"#/properties/status/properties/trouble/properties/reason/pattern",keyword:"\
pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=
[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/trouble/reason",schemaPath:"#/properties/status/propert\
ies/trouble/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[t]:e.push(t),p++}}if(n.code!==void 0){let a=n.code;if(typeof a=="string"){if(u(a)>128){let t={instancePath:i+
"/status/trouble/code",schemaPath:"#/properties/status/properties/trouble/properties/code/maxLength",keyword:"\
maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?e=[t]:e.push(t),p++}}else{
let t={instancePath:i+"/status/trouble/code",schemaPath:"#/properties/status/properties/trouble/properties/cod\
e/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),p++}}if(n.message!==
void 0){let a=n.message;if(typeof a=="string"){if(u(a)>512){let t={instancePath:i+"/status/trouble/message",schemaPath:"\
#/properties/status/properties/trouble/properties/message/maxLength",keyword:"maxLength",params:{limit:512},message:"\
must NOT have more than 512 characters"};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/tro\
uble/message",schemaPath:"#/properties/status/properties/trouble/properties/message/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),p++}}if(n.since!==void 0){let a=n.since;if(typeof a==
"string"){if(u(a)>64){let t={instancePath:i+"/status/trouble/since",schemaPath:"#/properties/status/properties\
/trouble/properties/since/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64\
 characters"};e===null?e=[t]:e.push(t),p++}if(!c.test(a)){let t={instancePath:i+"/status/trouble/since",schemaPath:"\
#/properties/status/properties/trouble/properties/since/format",keyword:"format",params:{format:"date-time"},message:'\
must match format "date-time"'};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+"/status/trouble/sinc\
e",schemaPath:"#/properties/status/properties/trouble/properties/since/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/trouble",schemaPath:"\
#/properties/status/properties/trouble/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[a]:e.push(a),p++}}if(l.scaffold!==void 0){let n=l.scaffold;if(n&&typeof n=="object"&&!Array.isArray(n)){
for(let a in n)if(!(a==="accountID"||a==="credentials"||a==="doubtful"||a==="emptySince"||a==="regionIDs"||a===
"images"||a==="snapshots")){let t={instancePath:i+"/status/scaffold",schemaPath:"#/properties/status/propertie\
s/scaffold/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NO\
T have additional properties"};e===null?e=[t]:e.push(t),p++}if(n.accountID!==void 0){let a=n.accountID;if(typeof a==
"string"){if(u(a)>32){let t={instancePath:i+"/status/scaffold/accountID",schemaPath:"#/properties/status/prope\
rties/scaffold/properties/accountID/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have mo\
re than 32 characters"};e===null?e=[t]:e.push(t),p++}if(!O.test(a)){let t={instancePath:i+"/status/scaffold/ac\
countID",schemaPath:"#/properties/status/properties/scaffold/properties/accountID/pattern",keyword:"pattern",params:{
pattern:"^[0-9]+$"},message:'must match pattern "^[0-9]+$"'};e===null?e=[t]:e.push(t),p++}}else{let t={instancePath:i+
"/status/scaffold/accountID",schemaPath:"#/properties/status/properties/scaffold/properties/accountID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),p++}}if(n.credentials!==void 0){
let a=n.credentials;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.secretRef===void 0){let t={instancePath:i+
"/status/scaffold/credentials",schemaPath:"#/properties/status/properties/scaffold/properties/credentials/requ\
ired",keyword:"required",params:{missingProperty:"secretRef"},message:"must have required property 'secretRef'"};
e===null?e=[t]:e.push(t),p++}for(let t in a)if(t!=="secretRef"){let o={instancePath:i+"/status/scaffold/creden\
tials",schemaPath:"#/properties/status/properties/scaffold/properties/credentials/additionalProperties",keyword:"\
additionalProperties",params:{additionalProperty:t},message:"must NOT have additional properties"};e===null?e=
[o]:e.push(o),p++}if(a.secretRef!==void 0){let t=a.secretRef;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.
name===void 0){let o={instancePath:i+"/status/scaffold/credentials/secretRef",schemaPath:"#/properties/status/\
properties/scaffold/properties/credentials/properties/secretRef/required",keyword:"required",params:{missingProperty:"\
name"},message:"must have required property 'name'"};e===null?e=[o]:e.push(o),p++}for(let o in t)if(o!=="name"){
let r={instancePath:i+"/status/scaffold/credentials/secretRef",schemaPath:"#/properties/status/properties/scaf\
fold/properties/credentials/properties/secretRef/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:o},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),p++}if(t.name!==
void 0){let o=t.name;if(typeof o=="string"){if(u(o)>253){let r={instancePath:i+"/status/scaffold/credentials/s\
ecretRef/name",schemaPath:"#/properties/status/properties/scaffold/properties/credentials/properties/secretRef\
/properties/name/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 charac\
ters"};e===null?e=[r]:e.push(r),p++}}else{let r={instancePath:i+"/status/scaffold/credentials/secretRef/name",
schemaPath:"#/properties/status/properties/scaffold/properties/credentials/properties/secretRef/properties/nam\
e/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),p++}}}else{let o={
instancePath:i+"/status/scaffold/credentials/secretRef",schemaPath:"#/properties/status/properties/scaffold/pr\
operties/credentials/properties/secretRef/type",keyword:"type",params:{type:"object"},message:"must be object"};
e===null?e=[o]:e.push(o),p++}}}else{let t={instancePath:i+"/status/scaffold/credentials",schemaPath:"#/propert\
ies/status/properties/scaffold/properties/credentials/type",keyword:"type",params:{type:"object"},message:"mus\
t be object"};e===null?e=[t]:e.push(t),p++}}if(n.doubtful!==void 0&&typeof n.doubtful!="boolean"){let a={instancePath:i+
"/status/scaffold/doubtful",schemaPath:"#/properties/status/properties/scaffold/properties/doubtful/type",keyword:"\
type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[a]:e.push(a),p++}if(n.emptySince!==void 0){
let a=n.emptySince;if(typeof a=="string"){if(u(a)>64){let t={instancePath:i+"/status/scaffold/emptySince",schemaPath:"\
#/properties/status/properties/scaffold/properties/emptySince/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[t]:e.push(t),p++}if(!c.test(a)){let t={instancePath:i+
"/status/scaffold/emptySince",schemaPath:"#/properties/status/properties/scaffold/properties/emptySince/format",
keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[t]:e.push(t),
p++}}else{let t={instancePath:i+"/status/scaffold/emptySince",schemaPath:"#/properties/status/properties/scaff\
old/properties/emptySince/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[t]:
e.push(t),p++}}if(n.regionIDs!==void 0){let a=n.regionIDs;if(Array.isArray(a)){if(a.length>21){let o={instancePath:i+
"/status/scaffold/regionIDs",schemaPath:"#/properties/status/properties/scaffold/properties/regionIDs/maxItems",
keyword:"maxItems",params:{limit:21},message:"must NOT have more than 21 items"};e===null?e=[o]:e.push(o),p++}
let t=a.length;for(let o=0;o<t;o++){let r=a[o];if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/stat\
us/scaffold/regionIDs/"+o,schemaPath:"#/properties/status/properties/scaffold/properties/regionIDs/items/maxLe\
ngth",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.
push(s),p++}}else{let s={instancePath:i+"/status/scaffold/regionIDs/"+o,schemaPath:"#/properties/status/proper\
ties/scaffold/properties/regionIDs/items/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[s]:e.push(s),p++}}}else{let t={instancePath:i+"/status/scaffold/regionIDs",schemaPath:"#/propertie\
s/status/properties/scaffold/properties/regionIDs/type",keyword:"type",params:{type:"array"},message:"must be \
array"};e===null?e=[t]:e.push(t),p++}}if(n.images!==void 0){let a=n.images;if(Array.isArray(a)){if(a.length>40){
let o={instancePath:i+"/status/scaffold/images",schemaPath:"#/properties/status/properties/scaffold/properties\
/images/maxItems",keyword:"maxItems",params:{limit:40},message:"must NOT have more than 40 items"};e===null?e=
[o]:e.push(o),p++}let t=a.length;for(let o=0;o<t;o++){let r=a[o];if(r&&typeof r=="object"&&!Array.isArray(r)){
if(r.regionID===void 0){let s={instancePath:i+"/status/scaffold/images/"+o,schemaPath:"#/properties/status/pro\
perties/scaffold/properties/images/items/required",keyword:"required",params:{missingProperty:"regionID"},message:"\
must have required property 'regionID'"};e===null?e=[s]:e.push(s),p++}if(r.imageID===void 0){let s={instancePath:i+
"/status/scaffold/images/"+o,schemaPath:"#/properties/status/properties/scaffold/properties/images/items/requi\
red",keyword:"required",params:{missingProperty:"imageID"},message:"must have required property 'imageID'"};e===
null?e=[s]:e.push(s),p++}for(let s in r)if(!(s==="regionID"||s==="imageID")){let m={instancePath:i+"/status/sc\
affold/images/"+o,schemaPath:"#/properties/status/properties/scaffold/properties/images/items/additionalProper\
ties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional propertie\
s"};e===null?e=[m]:e.push(m),p++}if(r.regionID!==void 0){let s=r.regionID;if(typeof s=="string"){if(u(s)>64){let m={
instancePath:i+"/status/scaffold/images/"+o+"/regionID",schemaPath:"#/properties/status/properties/scaffold/pr\
operties/images/items/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT h\
ave more than 64 characters"};e===null?e=[m]:e.push(m),p++}}else{let m={instancePath:i+"/status/scaffold/image\
s/"+o+"/regionID",schemaPath:"#/properties/status/properties/scaffold/properties/images/items/properties/regio\
nID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),p++}}if(r.imageID!==
void 0){let s=r.imageID;if(typeof s=="string"){if(u(s)>128){let m={instancePath:i+"/status/scaffold/images/"+o+
"/imageID",schemaPath:"#/properties/status/properties/scaffold/properties/images/items/properties/imageID/maxL\
ength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?e=[m]:
e.push(m),p++}}else{let m={instancePath:i+"/status/scaffold/images/"+o+"/imageID",schemaPath:"#/properties/sta\
tus/properties/scaffold/properties/images/items/properties/imageID/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[m]:e.push(m),p++}}}else{let s={instancePath:i+"/status/scaffold/images/"+
o,schemaPath:"#/properties/status/properties/scaffold/properties/images/items/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[s]:e.push(s),p++}}}else{let t={instancePath:i+"/status/scaffold\
/images",schemaPath:"#/properties/status/properties/scaffold/properties/images/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[t]:e.push(t),p++}}if(n.snapshots!==void 0){let a=n.snapshots;if(Array.
isArray(a)){if(a.length>80){let o={instancePath:i+"/status/scaffold/snapshots",schemaPath:"#/properties/status\
/properties/scaffold/properties/snapshots/maxItems",keyword:"maxItems",params:{limit:80},message:"must NOT hav\
e more than 80 items"};e===null?e=[o]:e.push(o),p++}let t=a.length;for(let o=0;o<t;o++){let r=a[o];if(r&&typeof r==
"object"&&!Array.isArray(r)){if(r.regionID===void 0){let s={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"\
#/properties/status/properties/scaffold/properties/snapshots/items/required",keyword:"required",params:{missingProperty:"\
regionID"},message:"must have required property 'regionID'"};e===null?e=[s]:e.push(s),p++}if(r.snapshotID===void 0){
let s={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"#/properties/status/properties/scaffold/prop\
erties/snapshots/items/required",keyword:"required",params:{missingProperty:"snapshotID"},message:"must have r\
equired property 'snapshotID'"};e===null?e=[s]:e.push(s),p++}for(let s in r)if(!(s==="regionID"||s==="snapshot\
ID")){let m={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"#/properties/status/properties/scaffol\
d/properties/snapshots/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},
message:"must NOT have additional properties"};e===null?e=[m]:e.push(m),p++}if(r.regionID!==void 0){let s=r.regionID;
if(typeof s=="string"){if(u(s)>64){let m={instancePath:i+"/status/scaffold/snapshots/"+o+"/regionID",schemaPath:"\
#/properties/status/properties/scaffold/properties/snapshots/items/properties/regionID/maxLength",keyword:"max\
Length",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),p++}}else{
let m={instancePath:i+"/status/scaffold/snapshots/"+o+"/regionID",schemaPath:"#/properties/status/properties/s\
caffold/properties/snapshots/items/properties/regionID/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[m]:e.push(m),p++}}if(r.snapshotID!==void 0){let s=r.snapshotID;if(typeof s=="string"){
if(u(s)>64){let m={instancePath:i+"/status/scaffold/snapshots/"+o+"/snapshotID",schemaPath:"#/properties/statu\
s/properties/scaffold/properties/snapshots/items/properties/snapshotID/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),p++}}else{let m={instancePath:i+
"/status/scaffold/snapshots/"+o+"/snapshotID",schemaPath:"#/properties/status/properties/scaffold/properties/s\
napshots/items/properties/snapshotID/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[m]:e.push(m),p++}}}else{let s={instancePath:i+"/status/scaffold/snapshots/"+o,schemaPath:"#/properties\
/status/properties/scaffold/properties/snapshots/items/type",keyword:"type",params:{type:"object"},message:"mu\
st be object"};e===null?e=[s]:e.push(s),p++}}}else{let t={instancePath:i+"/status/scaffold/snapshots",schemaPath:"\
#/properties/status/properties/scaffold/properties/snapshots/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[t]:e.push(t),p++}}}else{let a={instancePath:i+"/status/scaffold",schemaPath:"#/pro\
perties/status/properties/scaffold/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[a]:e.push(a),p++}}if(l.intents!==void 0){let n=l.intents;if(Array.isArray(n)){if(n.length>50){let t={instancePath:i+
"/status/intents",schemaPath:"#/properties/status/properties/intents/maxItems",keyword:"maxItems",params:{limit:50},
message:"must NOT have more than 50 items"};e===null?e=[t]:e.push(t),p++}let a=n.length;for(let t=0;t<a;t++){let o=n[t];
if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.step===void 0){let r={instancePath:i+"/status/intents/"+t,schemaPath:"\
#/properties/status/properties/intents/items/required",keyword:"required",params:{missingProperty:"step"},message:"\
must have required property 'step'"};e===null?e=[r]:e.push(r),p++}if(o.action===void 0){let r={instancePath:i+
"/status/intents/"+t,schemaPath:"#/properties/status/properties/intents/items/required",keyword:"required",params:{
missingProperty:"action"},message:"must have required property 'action'"};e===null?e=[r]:e.push(r),p++}if(o.regionID===
void 0){let r={instancePath:i+"/status/intents/"+t,schemaPath:"#/properties/status/properties/intents/items/re\
quired",keyword:"required",params:{missingProperty:"regionID"},message:"must have required property 'regionID'"};
e===null?e=[r]:e.push(r),p++}if(o.role===void 0){let r={instancePath:i+"/status/intents/"+t,schemaPath:"#/prop\
erties/status/properties/intents/items/required",keyword:"required",params:{missingProperty:"role"},message:"m\
ust have required property 'role'"};e===null?e=[r]:e.push(r),p++}if(o.attempt===void 0){let r={instancePath:i+
"/status/intents/"+t,schemaPath:"#/properties/status/properties/intents/items/required",keyword:"required",params:{
missingProperty:"attempt"},message:"must have required property 'attempt'"};e===null?e=[r]:e.push(r),p++}if(o.
startTime===void 0){let r={instancePath:i+"/status/intents/"+t,schemaPath:"#/properties/status/properties/inte\
nts/items/required",keyword:"required",params:{missingProperty:"startTime"},message:"must have required proper\
ty 'startTime'"};e===null?e=[r]:e.push(r),p++}for(let r in o)if(!v.call(d.properties.status.properties.intents.
items.properties,r)){let s={instancePath:i+"/status/intents/"+t,schemaPath:"#/properties/status/properties/int\
ents/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NO\
T have additional properties"};e===null?e=[s]:e.push(s),p++}if(o.step!==void 0){let r=o.step;if(typeof r!="str\
ing"){let s={instancePath:i+"/status/intents/"+t+"/step",schemaPath:"#/properties/status/properties/intents/it\
ems/properties/step/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(
s),p++}if(!(r==="Plan"||r==="Launch"||r==="Connect"||r==="Provision"||r==="Generalize"||r==="Capture"||r==="Fi\
nish"||r==="ReleaseBuilder"||r==="Distribute"||r==="Verify"||r==="Cleanup")){let s={instancePath:i+"/status/in\
tents/"+t+"/step",schemaPath:"#/properties/status/properties/intents/items/properties/step/enum",keyword:"enum",
params:{allowedValues:d.properties.status.properties.intents.items.properties.step.enum},message:"must be equa\
l to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}if(o.action!==void 0){let r=o.action;if(typeof r==
"string"){if(u(r)>64){let s={instancePath:i+"/status/intents/"+t+"/action",schemaPath:"#/properties/status/pro\
perties/intents/items/properties/action/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT hav\
e more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!D.test(r)){let s={instancePath:i+"/status/intents\
/"+t+"/action",schemaPath:"#/properties/status/properties/intents/items/properties/action/pattern",keyword:"pa\
ttern",params:{pattern:"^[A-Z][A-Za-z]*$"},message:'must match pattern "^[A-Z][A-Za-z]*$"'};e===null?e=[s]:e.push(
s),p++}}else{let s={instancePath:i+"/status/intents/"+t+"/action",schemaPath:"#/properties/status/properties/i\
ntents/items/properties/action/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[s]:e.push(s),p++}}if(o.regionID!==void 0){let r=o.regionID;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+
"/status/intents/"+t+"/regionID",schemaPath:"#/properties/status/properties/intents/items/properties/regionID/\
maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[
s]:e.push(s),p++}}else{let s={instancePath:i+"/status/intents/"+t+"/regionID",schemaPath:"#/properties/status/\
properties/intents/items/properties/regionID/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[s]:e.push(s),p++}}if(o.role!==void 0){let r=o.role;if(typeof r=="string"){if(u(r)>32){let s={
instancePath:i+"/status/intents/"+t+"/role",schemaPath:"#/properties/status/properties/intents/items/propertie\
s/role/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more than 32 characters"};e===null?
e=[s]:e.push(s),p++}if(!D.test(r)){let s={instancePath:i+"/status/intents/"+t+"/role",schemaPath:"#/properties\
/status/properties/intents/items/properties/role/pattern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z]*$"},
message:'must match pattern "^[A-Z][A-Za-z]*$"'};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/st\
atus/intents/"+t+"/role",schemaPath:"#/properties/status/properties/intents/items/properties/role/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.attempt!==void 0){let r=o.
attempt;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let s={instancePath:i+"/status/intents/"+t+"\
/attempt",schemaPath:"#/properties/status/properties/intents/items/properties/attempt/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof r=="number"&&isFinite(r)){if(r>
100||isNaN(r)){let s={instancePath:i+"/status/intents/"+t+"/attempt",schemaPath:"#/properties/status/propertie\
s/intents/items/properties/attempt/maximum",keyword:"maximum",params:{comparison:"<=",limit:100},message:"must\
 be <= 100"};e===null?e=[s]:e.push(s),p++}if(r<1||isNaN(r)){let s={instancePath:i+"/status/intents/"+t+"/attem\
pt",schemaPath:"#/properties/status/properties/intents/items/properties/attempt/minimum",keyword:"minimum",params:{
comparison:">=",limit:1},message:"must be >= 1"};e===null?e=[s]:e.push(s),p++}}}if(o.candidate!==void 0){let r=o.
candidate;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let s={instancePath:i+"/status/intents/"+t+
"/candidate",schemaPath:"#/properties/status/properties/intents/items/properties/candidate/type",keyword:"type",
params:{type:"integer"},message:"must be integer"};e===null?e=[s]:e.push(s),p++}if(typeof r=="number"&&isFinite(
r)){if(r>2147483647||isNaN(r)){let s={instancePath:i+"/status/intents/"+t+"/candidate",schemaPath:"#/propertie\
s/status/properties/intents/items/properties/candidate/maximum",keyword:"maximum",params:{comparison:"<=",limit:2147483647},
message:"must be <= 2147483647"};e===null?e=[s]:e.push(s),p++}if(r<0||isNaN(r)){let s={instancePath:i+"/status\
/intents/"+t+"/candidate",schemaPath:"#/properties/status/properties/intents/items/properties/candidate/minimu\
m",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[s]:e.push(s),p++}}}if(o.
parameters!==void 0){let r=o.parameters;if(r&&typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length>
16){let s={instancePath:i+"/status/intents/"+t+"/parameters",schemaPath:"#/properties/status/properties/intent\
s/items/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit:16},message:"must NOT have \
more than 16 properties"};e===null?e=[s]:e.push(s),p++}for(let s in r){let m=r[s];if(typeof m=="string"){if(u(
m)>512){let f={instancePath:i+"/status/intents/"+t+"/parameters/"+s.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"\
#/properties/status/properties/intents/items/properties/parameters/additionalProperties/maxLength",keyword:"ma\
xLength",params:{limit:512},message:"must NOT have more than 512 characters"};e===null?e=[f]:e.push(f),p++}}else{
let f={instancePath:i+"/status/intents/"+t+"/parameters/"+s.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"\
#/properties/status/properties/intents/items/properties/parameters/additionalProperties/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[f]:e.push(f),p++}}}else{let s={instancePath:i+"/status/in\
tents/"+t+"/parameters",schemaPath:"#/properties/status/properties/intents/items/properties/parameters/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),p++}}if(o.startTime!==void 0){
let r=o.startTime;if(typeof r=="string"){if(u(r)>64){let s={instancePath:i+"/status/intents/"+t+"/startTime",schemaPath:"\
#/properties/status/properties/intents/items/properties/startTime/maxLength",keyword:"maxLength",params:{limit:64},
message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}if(!c.test(r)){let s={instancePath:i+
"/status/intents/"+t+"/startTime",schemaPath:"#/properties/status/properties/intents/items/properties/startTim\
e/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[s]:
e.push(s),p++}}else{let s={instancePath:i+"/status/intents/"+t+"/startTime",schemaPath:"#/properties/status/pr\
operties/intents/items/properties/startTime/type",keyword:"type",params:{type:"string"},message:"must be strin\
g"};e===null?e=[s]:e.push(s),p++}}if(o.outcome!==void 0){let r=o.outcome;if(typeof r!="string"){let s={instancePath:i+
"/status/intents/"+t+"/outcome",schemaPath:"#/properties/status/properties/intents/items/properties/outcome/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}if(!(r==="Suc\
ceeded"||r==="Refused")){let s={instancePath:i+"/status/intents/"+t+"/outcome",schemaPath:"#/properties/status\
/properties/intents/items/properties/outcome/enum",keyword:"enum",params:{allowedValues:d.properties.status.properties.
intents.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};e===null?e=[s]:e.
push(s),p++}}if(o.resourceID!==void 0){let r=o.resourceID;if(typeof r=="string"){if(u(r)>128){let s={instancePath:i+
"/status/intents/"+t+"/resourceID",schemaPath:"#/properties/status/properties/intents/items/properties/resourc\
eID/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===null?
e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/intents/"+t+"/resourceID",schemaPath:"#/properties/st\
atus/properties/intents/items/properties/resourceID/type",keyword:"type",params:{type:"string"},message:"must \
be string"};e===null?e=[s]:e.push(s),p++}}if(o.code!==void 0){let r=o.code;if(typeof r=="string"){if(u(r)>128){
let s={instancePath:i+"/status/intents/"+t+"/code",schemaPath:"#/properties/status/properties/intents/items/pr\
operties/code/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 character\
s"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/intents/"+t+"/code",schemaPath:"#/proper\
ties/status/properties/intents/items/properties/code/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[s]:e.push(s),p++}}}else{let r={instancePath:i+"/status/intents/"+t,schemaPath:"#/prop\
erties/status/properties/intents/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[r]:e.push(r),p++}}}else{let a={instancePath:i+"/status/intents",schemaPath:"#/properties/status/proper\
ties/intents/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}
if(l.leftovers!==void 0){let n=l.leftovers;if(Array.isArray(n)){if(n.length>50){let t={instancePath:i+"/status\
/leftovers",schemaPath:"#/properties/status/properties/leftovers/maxItems",keyword:"maxItems",params:{limit:50},
message:"must NOT have more than 50 items"};e===null?e=[t]:e.push(t),p++}let a=n.length;for(let t=0;t<a;t++){let o=n[t];
if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.kind===void 0){let r={instancePath:i+"/status/leftovers/"+t,
schemaPath:"#/properties/status/properties/leftovers/items/required",keyword:"required",params:{missingProperty:"\
kind"},message:"must have required property 'kind'"};e===null?e=[r]:e.push(r),p++}if(o.id===void 0){let r={instancePath:i+
"/status/leftovers/"+t,schemaPath:"#/properties/status/properties/leftovers/items/required",keyword:"required",
params:{missingProperty:"id"},message:"must have required property 'id'"};e===null?e=[r]:e.push(r),p++}if(o.regionID===
void 0){let r={instancePath:i+"/status/leftovers/"+t,schemaPath:"#/properties/status/properties/leftovers/item\
s/required",keyword:"required",params:{missingProperty:"regionID"},message:"must have required property 'regio\
nID'"};e===null?e=[r]:e.push(r),p++}if(o.reason===void 0){let r={instancePath:i+"/status/leftovers/"+t,schemaPath:"\
#/properties/status/properties/leftovers/items/required",keyword:"required",params:{missingProperty:"reason"},
message:"must have required property 'reason'"};e===null?e=[r]:e.push(r),p++}for(let r in o)if(!(r==="kind"||r===
"id"||r==="regionID"||r==="reason")){let s={instancePath:i+"/status/leftovers/"+t,schemaPath:"#/properties/sta\
tus/properties/leftovers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),p++}if(o.kind!==void 0){let r=o.kind;if(typeof r!=
"string"){let s={instancePath:i+"/status/leftovers/"+t+"/kind",schemaPath:"#/properties/status/properties/left\
overs/items/properties/kind/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
s]:e.push(s),p++}if(!(r==="Instance"||r==="Disk"||r==="Image"||r==="Snapshot")){let s={instancePath:i+"/status\
/leftovers/"+t+"/kind",schemaPath:"#/properties/status/properties/leftovers/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:d.properties.status.properties.leftovers.items.properties.kind.enum},message:"must\
 be equal to one of the allowed values"};e===null?e=[s]:e.push(s),p++}}if(o.id!==void 0){let r=o.id;if(typeof r==
"string"){if(u(r)>128){let s={instancePath:i+"/status/leftovers/"+t+"/id",schemaPath:"#/properties/status/prop\
erties/leftovers/items/properties/id/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have \
more than 128 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/leftovers/"+t+"/i\
d",schemaPath:"#/properties/status/properties/leftovers/items/properties/id/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.regionID!==void 0){let r=o.regionID;if(typeof r==
"string"){if(u(r)>64){let s={instancePath:i+"/status/leftovers/"+t+"/regionID",schemaPath:"#/properties/status\
/properties/leftovers/items/properties/regionID/maxLength",keyword:"maxLength",params:{limit:64},message:"must\
 NOT have more than 64 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/status/leftover\
s/"+t+"/regionID",schemaPath:"#/properties/status/properties/leftovers/items/properties/regionID/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}if(o.reason!==void 0){let r=o.
reason;if(typeof r=="string"){if(u(r)>512){let s={instancePath:i+"/status/leftovers/"+t+"/reason",schemaPath:"\
#/properties/status/properties/leftovers/items/properties/reason/maxLength",keyword:"maxLength",params:{limit:512},
message:"must NOT have more than 512 characters"};e===null?e=[s]:e.push(s),p++}}else{let s={instancePath:i+"/s\
tatus/leftovers/"+t+"/reason",schemaPath:"#/properties/status/properties/leftovers/items/properties/reason/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),p++}}}else{let r={
instancePath:i+"/status/leftovers/"+t,schemaPath:"#/properties/status/properties/leftovers/items/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),p++}}}else{let a={instancePath:i+
"/status/leftovers",schemaPath:"#/properties/status/properties/leftovers/type",keyword:"type",params:{type:"ar\
ray"},message:"must be array"};e===null?e=[a]:e.push(a),p++}}}else{let n={instancePath:i+"/status",schemaPath:"\
#/properties/status/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[n]:e.push(
n),p++}}else{let l={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be \
object"};e===null?e=[l]:e.push(l),p++}return x.errors=e,p===0}});export default j();

// Generated from crds/imagecomponents.yaml by `npm run generate`. Do not edit.
var F=(g,r)=>()=>{try{return r||g((r={exports:{}}).exports,r),r.exports}catch(v){throw r=0,v}};var D=F(N=>{"use strict";Object.defineProperty(N,"__esModule",{value:!0});function A(g){let r=g.length,v=0,P=0,
b;for(;P<r;)v++,b=g.charCodeAt(P++),b>=55296&&b<=56319&&P<r&&(b=g.charCodeAt(P),(b&64512)===56320&&P++);return v}
N.default=A;A.code='require("ajv/dist/runtime/ucs2length").default'});var H=F((J,T)=>{T.exports=L;T.exports.default=L;var w={type:"object",additionalProperties:!1,required:["apiVer\
sion","kind","metadata","spec"],properties:{apiVersion:{type:"string",const:"imagesmith.dev/v1alpha1"},kind:{type:"\
string",const:"ImageComponent"},metadata:{type:"object",required:["name"],properties:{name:{type:"string",minLength:1,
maxLength:253}}},spec:{type:"object",properties:{type:{type:"string",enum:["Build","Test"],default:"Build"},osType:{
type:"string",enum:["Linux","Windows"],default:"Linux"},componentName:{type:"string",minLength:2,maxLength:128,
pattern:"^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$"},version:{type:"string",maxLength:32,pattern:"^\
(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$",default:"1.0.0"},description:{type:"string",
maxLength:256},immutable:{type:"boolean",default:!1},parameters:{type:"array",maxItems:20,items:{type:"object",
required:["name"],properties:{name:{type:"string",maxLength:64,pattern:"^[A-Za-z_][A-Za-z0-9_-]*$"},type:{type:"\
string",enum:["String","Number","Boolean"]},defaultValue:{type:"string",maxLength:4096},description:{type:"str\
ing",maxLength:256},sensitive:{type:"boolean"}},additionalProperties:!1}},tasks:{type:"array",minItems:1,maxItems:127,
items:{type:"object",required:["name"],properties:{name:{type:"string",maxLength:63,pattern:"^[A-Za-z][A-Za-z0\
-9_-]*$"},timeoutSeconds:{type:"integer",format:"int32",minimum:1,maximum:86400},retries:{type:"integer",format:"\
int32",minimum:0,maximum:10},runShellCommand:{type:"object",required:["commandContent"],properties:{commandContent:{
type:"string",minLength:1,maxLength:16384},workingDir:{type:"string",maxLength:200,pattern:"^(/|\\{\\{)"},username:{
type:"string",maxLength:200,pattern:"^([A-Za-z_][A-Za-z0-9_.-]*|\\{\\{.*\\}\\})$"}},additionalProperties:!1},runPowerShellCommand:{
type:"object",required:["commandContent"],properties:{commandContent:{type:"string",minLength:1,maxLength:16384},
workingDir:{type:"string",maxLength:200,pattern:"^([A-Za-z]:\\\\|\\{\\{)"},username:{type:"string",minLength:1,
maxLength:255},windowsPasswordName:{type:"string",minLength:1,maxLength:255}},additionalProperties:!1},invokeCommand:{
type:"object",required:["commandID"],properties:{commandID:{type:"string",minLength:1,maxLength:255},username:{
type:"string",minLength:1,maxLength:255},parameters:{type:"object",maxProperties:10,properties:{},additionalProperties:{
type:"string",maxLength:2e3}}},additionalProperties:!1},ossDownload:{type:"object",required:["bucketName","obj\
ectName","destinationDir"],properties:{bucketName:{type:"string",minLength:1,maxLength:200},objectName:{type:"\
string",minLength:1,maxLength:1023},destinationDir:{type:"string",maxLength:511,pattern:"^(/|[A-Za-z]:\\\\|\\{\\{)"},
ossRegion:{type:"string",minLength:1,maxLength:64},validTime:{type:"integer",format:"int32",minimum:60,maximum:86400}},
additionalProperties:!1},ossUpload:{type:"object",required:["bucketName","objectName","fileToUpload"],properties:{
bucketName:{type:"string",minLength:1,maxLength:200},objectName:{type:"string",minLength:1,maxLength:1023},fileToUpload:{
type:"string",maxLength:511,pattern:"^(/|[A-Za-z]:\\\\|\\{\\{)"},ossRegion:{type:"string",minLength:1,maxLength:64},
validTime:{type:"integer",format:"int32",minimum:60,maximum:86400}},additionalProperties:!1},webDownload:{type:"\
object",required:["sourcePath","destinationDir"],properties:{sourcePath:{type:"string",maxLength:2048,pattern:"\
^(https?://|\\{\\{)"},destinationDir:{type:"string",maxLength:511,pattern:"^(/|[A-Za-z]:\\\\|\\{\\{)"},tokenInfo:{
type:"string",minLength:1,maxLength:4096},sha256:{type:"string",maxLength:200,pattern:"^([0-9a-fA-F]{64}|\\{\\{.\
*\\}\\})$"}},additionalProperties:!1},writeFile:{type:"object",required:["destinationPath"],properties:{destinationPath:{
type:"string",maxLength:511,pattern:"^((/[^/]+)+|[A-Za-z]:\\\\.+|\\{\\{.*)$"},content:{type:"string",maxLength:16384},
binaryContent:{type:"string",maxLength:65536,pattern:"^[A-Za-z0-9+/\\n]*={0,2}\\n?$"},contentFrom:{type:"objec\
t",properties:{configMapKeyRef:{type:"object",required:["name","key"],properties:{name:{type:"string",maxLength:253,
pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},key:{type:"string",maxLength:253,
pattern:"^[-._a-zA-Z0-9]+$"}},additionalProperties:!1},secretKeyRef:{type:"object",required:["name","key"],properties:{
name:{type:"string",maxLength:253,pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},
key:{type:"string",maxLength:253,pattern:"^[-._a-zA-Z0-9]+$"}},additionalProperties:!1}},additionalProperties:!1},
mode:{type:"string",maxLength:4,pattern:"^[0-7]{3,4}$"},owner:{type:"string",maxLength:32,pattern:"^[A-Za-z_][\
A-Za-z0-9_.-]*$"},group:{type:"string",maxLength:32,pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"}},additionalProperties:!1},
reboot:{type:"object",properties:{forceStop:{type:"boolean"}},additionalProperties:!1}},additionalProperties:!1}},
content:{type:"string",minLength:1,maxLength:16384}},additionalProperties:!1},status:{type:"object",required:[
"observedGeneration"],default:{observedGeneration:-1},properties:{observedGeneration:{type:"integer",format:"i\
nt64",minimum:-1},conditions:{type:"array",maxItems:16,items:{type:"object",required:["type","status","reason",
"message","observedGeneration","lastTransitionTime"],properties:{type:{type:"string",maxLength:64,pattern:"^[A\
-Z][A-Za-z0-9]*$"},status:{type:"string",enum:["True","False","Unknown"]},reason:{type:"string",minLength:1,maxLength:64,
pattern:"^[A-Z][A-Za-z0-9]*$"},message:{type:"string",maxLength:1024},observedGeneration:{type:"integer",format:"\
int64",minimum:0},lastTransitionTime:{type:"string",format:"date-time",maxLength:64}},additionalProperties:!1}},
format:{type:"string",enum:["Structured","YAML","Dockerfile"]},contentHash:{type:"string",maxLength:128},taskCount:{
type:"integer",format:"int32",minimum:0,maximum:127},parameters:{type:"array",maxItems:127,items:{type:"object",
required:["name","type"],properties:{name:{type:"string",maxLength:128},type:{type:"string",enum:["String","Nu\
mber","Boolean"]},defaultValue:{type:"string",maxLength:128},sensitive:{type:"boolean"}},additionalProperties:!1}},
usedBy:{type:"array",maxItems:20,items:{type:"string",maxLength:253}}},additionalProperties:!1}}},u=D().default,
C=Object.prototype.hasOwnProperty,Z=new RegExp("^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$","u"),R=new RegExp(
"^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$","u"),S=new RegExp("^[A-Za-z_][A-Za-z0-9_-]\
*$","u"),$=new RegExp("^[A-Za-z][A-Za-z0-9_-]*$","u"),U=new RegExp("^(/|\\{\\{)","u"),K=new RegExp("^([A-Za-z_\
][A-Za-z0-9_.-]*|\\{\\{.*\\}\\})$","u"),_=new RegExp("^([A-Za-z]:\\\\|\\{\\{)","u"),x=new RegExp("^(/|[A-Za-z]\
:\\\\|\\{\\{)","u"),I=new RegExp("^(https?://|\\{\\{)","u"),V=new RegExp("^([0-9a-fA-F]{64}|\\{\\{.*\\}\\})$",
"u"),M=new RegExp("^((/[^/]+)+|[A-Za-z]:\\\\.+|\\{\\{.*)$","u"),G=new RegExp("^[A-Za-z0-9+/\\n]*={0,2}\\n?$","\
u"),z=new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$","u"),q=new RegExp("^[-._\
a-zA-Z0-9]+$","u"),B=new RegExp("^[0-7]{3,4}$","u"),j=new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*$","u"),O=new RegExp(
"^[A-Z][A-Za-z0-9]*$","u"),E=/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;function L(g,{
instancePath:r="",parentData:v,parentDataProperty:P,rootData:b=g}={}){let e=null,a=0;if(g&&typeof g=="object"&&
!Array.isArray(g)){if(g.status===void 0&&(g.status={observedGeneration:-1}),g.apiVersion===void 0){let n={instancePath:r,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must have required p\
roperty 'apiVersion'"};e===null?e=[n]:e.push(n),a++}if(g.kind===void 0){let n={instancePath:r,schemaPath:"#/re\
quired",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===null?
e=[n]:e.push(n),a++}if(g.metadata===void 0){let n={instancePath:r,schemaPath:"#/required",keyword:"required",params:{
missingProperty:"metadata"},message:"must have required property 'metadata'"};e===null?e=[n]:e.push(n),a++}if(g.
spec===void 0){let n={instancePath:r,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"},
message:"must have required property 'spec'"};e===null?e=[n]:e.push(n),a++}for(let n in g)if(!(n==="apiVersion"||
n==="kind"||n==="metadata"||n==="spec"||n==="status")){let l={instancePath:r,schemaPath:"#/additionalPropertie\
s",keyword:"additionalProperties",params:{additionalProperty:n},message:"must NOT have additional properties"};
e===null?e=[l]:e.push(l),a++}if(g.apiVersion!==void 0){let n=g.apiVersion;if(typeof n!="string"){let l={instancePath:r+
"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"must be\
 string"};e===null?e=[l]:e.push(l),a++}if(n!=="imagesmith.dev/v1alpha1"){let l={instancePath:r+"/apiVersion",schemaPath:"\
#/properties/apiVersion/const",keyword:"const",params:{allowedValue:"imagesmith.dev/v1alpha1"},message:"must b\
e equal to constant"};e===null?e=[l]:e.push(l),a++}}if(g.kind!==void 0){let n=g.kind;if(typeof n!="string"){let l={
instancePath:r+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},message:"must\
 be string"};e===null?e=[l]:e.push(l),a++}if(n!=="ImageComponent"){let l={instancePath:r+"/kind",schemaPath:"#\
/properties/kind/const",keyword:"const",params:{allowedValue:"ImageComponent"},message:"must be equal to const\
ant"};e===null?e=[l]:e.push(l),a++}}if(g.metadata!==void 0){let n=g.metadata;if(n&&typeof n=="object"&&!Array.
isArray(n)){if(n.name===void 0){let l={instancePath:r+"/metadata",schemaPath:"#/properties/metadata/required",
keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[l]:
e.push(l),a++}if(n.name!==void 0){let l=n.name;if(typeof l=="string"){if(u(l)>253){let c={instancePath:r+"/met\
adata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[c]:e.push(c),a++}if(u(l)<1){let c={instancePath:r+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[c]:e.push(c),a++}}else{let c={instancePath:r+"/me\
tadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[c]:e.push(c),a++}}}else{let l={instancePath:r+"/metadata",schemaPath:"#/propertie\
s/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[l]:e.push(l),a++}}
if(g.spec!==void 0){let n=g.spec;if(n&&typeof n=="object"&&!Array.isArray(n)){n.type===void 0&&(n.type="Build"),
n.osType===void 0&&(n.osType="Linux"),n.version===void 0&&(n.version="1.0.0"),n.immutable===void 0&&(n.immutable=
!1);for(let o in n)if(!C.call(w.properties.spec.properties,o)){let m={instancePath:r+"/spec",schemaPath:"#/pro\
perties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:o},message:"must \
NOT have additional properties"};e===null?e=[m]:e.push(m),a++}let l=n.type;if(typeof l!="string"){let o={instancePath:r+
"/spec/type",schemaPath:"#/properties/spec/properties/type/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[o]:e.push(o),a++}if(!(l==="Build"||l==="Test")){let o={instancePath:r+"/spec/type",
schemaPath:"#/properties/spec/properties/type/enum",keyword:"enum",params:{allowedValues:w.properties.spec.properties.
type.enum},message:"must be equal to one of the allowed values"};e===null?e=[o]:e.push(o),a++}let c=n.osType;if(typeof c!=
"string"){let o={instancePath:r+"/spec/osType",schemaPath:"#/properties/spec/properties/osType/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),a++}if(!(c==="Linux"||c==="Win\
dows")){let o={instancePath:r+"/spec/osType",schemaPath:"#/properties/spec/properties/osType/enum",keyword:"en\
um",params:{allowedValues:w.properties.spec.properties.osType.enum},message:"must be equal to one of the allow\
ed values"};e===null?e=[o]:e.push(o),a++}if(n.componentName!==void 0){let o=n.componentName;if(typeof o=="stri\
ng"){if(u(o)>128){let m={instancePath:r+"/spec/componentName",schemaPath:"#/properties/spec/properties/compone\
ntName/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 128 characters"};e===
null?e=[m]:e.push(m),a++}if(u(o)<2){let m={instancePath:r+"/spec/componentName",schemaPath:"#/properties/spec/\
properties/componentName/minLength",keyword:"minLength",params:{limit:2},message:"must NOT have fewer than 2 c\
haracters"};e===null?e=[m]:e.push(m),a++}if(!Z.test(o)){let m={instancePath:r+"/spec/componentName",schemaPath:"\
#/properties/spec/properties/componentName/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00\
-\u9FFF:._-]*$"},message:'must match pattern "^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$"'};e===null?
e=[m]:e.push(m),a++}}else{let m={instancePath:r+"/spec/componentName",schemaPath:"#/properties/spec/properties\
/componentName/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),
a++}}let f=n.version;if(typeof f=="string"){if(u(f)>32){let o={instancePath:r+"/spec/version",schemaPath:"#/pr\
operties/spec/properties/version/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more \
than 32 characters"};e===null?e=[o]:e.push(o),a++}if(!R.test(f)){let o={instancePath:r+"/spec/version",schemaPath:"\
#/properties/spec/properties/version/pattern",keyword:"pattern",params:{pattern:"^(0|[1-9][0-9]{0,8})\\.(0|[1-9\
][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"},message:'must match pattern "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.\
(0|[1-9][0-9]{0,8})$"'};e===null?e=[o]:e.push(o),a++}}else{let o={instancePath:r+"/spec/version",schemaPath:"#\
/properties/spec/properties/version/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[o]:e.push(o),a++}if(n.description!==void 0){let o=n.description;if(typeof o=="string"){if(u(o)>256){let m={
instancePath:r+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"ma\
xLength",params:{limit:256},message:"must NOT have more than 256 characters"};e===null?e=[m]:e.push(m),a++}}else{
let m={instancePath:r+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),a++}}if(typeof n.immutable!="b\
oolean"){let o={instancePath:r+"/spec/immutable",schemaPath:"#/properties/spec/properties/immutable/type",keyword:"\
type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[o]:e.push(o),a++}if(n.parameters!==void 0){
let o=n.parameters;if(Array.isArray(o)){if(o.length>20){let p={instancePath:r+"/spec/parameters",schemaPath:"#\
/properties/spec/properties/parameters/maxItems",keyword:"maxItems",params:{limit:20},message:"must NOT have m\
ore than 20 items"};e===null?e=[p]:e.push(p),a++}let m=o.length;for(let p=0;p<m;p++){let y=o[p];if(y&&typeof y==
"object"&&!Array.isArray(y)){if(y.name===void 0){let i={instancePath:r+"/spec/parameters/"+p,schemaPath:"#/pro\
perties/spec/properties/parameters/items/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[i]:e.push(i),a++}for(let i in y)if(!(i==="name"||i==="type"||
i==="defaultValue"||i==="description"||i==="sensitive")){let t={instancePath:r+"/spec/parameters/"+p,schemaPath:"\
#/properties/spec/properties/parameters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},
message:"must NOT have additional properties"};e===null?e=[t]:e.push(t),a++}if(y.name!==void 0){let i=y.name;if(typeof i==
"string"){if(u(i)>64){let t={instancePath:r+"/spec/parameters/"+p+"/name",schemaPath:"#/properties/spec/proper\
ties/parameters/items/properties/name/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have \
more than 64 characters"};e===null?e=[t]:e.push(t),a++}if(!S.test(i)){let t={instancePath:r+"/spec/parameters/"+
p+"/name",schemaPath:"#/properties/spec/properties/parameters/items/properties/name/pattern",keyword:"pattern",
params:{pattern:"^[A-Za-z_][A-Za-z0-9_-]*$"},message:'must match pattern "^[A-Za-z_][A-Za-z0-9_-]*$"'};e===null?
e=[t]:e.push(t),a++}}else{let t={instancePath:r+"/spec/parameters/"+p+"/name",schemaPath:"#/properties/spec/pr\
operties/parameters/items/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[t]:e.push(t),a++}}if(y.type!==void 0){let i=y.type;if(typeof i!="string"){let t={instancePath:r+"/\
spec/parameters/"+p+"/type",schemaPath:"#/properties/spec/properties/parameters/items/properties/type/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),a++}if(!(i==="String"||i==="Nu\
mber"||i==="Boolean")){let t={instancePath:r+"/spec/parameters/"+p+"/type",schemaPath:"#/properties/spec/prope\
rties/parameters/items/properties/type/enum",keyword:"enum",params:{allowedValues:w.properties.spec.properties.
parameters.items.properties.type.enum},message:"must be equal to one of the allowed values"};e===null?e=[t]:e.
push(t),a++}}if(y.defaultValue!==void 0){let i=y.defaultValue;if(typeof i=="string"){if(u(i)>4096){let t={instancePath:r+
"/spec/parameters/"+p+"/defaultValue",schemaPath:"#/properties/spec/properties/parameters/items/properties/def\
aultValue/maxLength",keyword:"maxLength",params:{limit:4096},message:"must NOT have more than 4096 characters"};
e===null?e=[t]:e.push(t),a++}}else{let t={instancePath:r+"/spec/parameters/"+p+"/defaultValue",schemaPath:"#/p\
roperties/spec/properties/parameters/items/properties/defaultValue/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[t]:e.push(t),a++}}if(y.description!==void 0){let i=y.description;if(typeof i==
"string"){if(u(i)>256){let t={instancePath:r+"/spec/parameters/"+p+"/description",schemaPath:"#/properties/spe\
c/properties/parameters/items/properties/description/maxLength",keyword:"maxLength",params:{limit:256},message:"\
must NOT have more than 256 characters"};e===null?e=[t]:e.push(t),a++}}else{let t={instancePath:r+"/spec/param\
eters/"+p+"/description",schemaPath:"#/properties/spec/properties/parameters/items/properties/description/type",
keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),a++}}if(y.sensitive!==
void 0&&typeof y.sensitive!="boolean"){let i={instancePath:r+"/spec/parameters/"+p+"/sensitive",schemaPath:"#/\
properties/spec/properties/parameters/items/properties/sensitive/type",keyword:"type",params:{type:"boolean"},
message:"must be boolean"};e===null?e=[i]:e.push(i),a++}}else{let i={instancePath:r+"/spec/parameters/"+p,schemaPath:"\
#/properties/spec/properties/parameters/items/type",keyword:"type",params:{type:"object"},message:"must be obj\
ect"};e===null?e=[i]:e.push(i),a++}}}else{let m={instancePath:r+"/spec/parameters",schemaPath:"#/properties/sp\
ec/properties/parameters/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[m]:e.
push(m),a++}}if(n.tasks!==void 0){let o=n.tasks;if(Array.isArray(o)){if(o.length>127){let p={instancePath:r+"/\
spec/tasks",schemaPath:"#/properties/spec/properties/tasks/maxItems",keyword:"maxItems",params:{limit:127},message:"\
must NOT have more than 127 items"};e===null?e=[p]:e.push(p),a++}if(o.length<1){let p={instancePath:r+"/spec/t\
asks",schemaPath:"#/properties/spec/properties/tasks/minItems",keyword:"minItems",params:{limit:1},message:"mu\
st NOT have fewer than 1 items"};e===null?e=[p]:e.push(p),a++}let m=o.length;for(let p=0;p<m;p++){let y=o[p];if(y&&
typeof y=="object"&&!Array.isArray(y)){if(y.name===void 0){let i={instancePath:r+"/spec/tasks/"+p,schemaPath:"\
#/properties/spec/properties/tasks/items/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[i]:e.push(i),a++}for(let i in y)if(!C.call(w.properties.spec.
properties.tasks.items.properties,i)){let t={instancePath:r+"/spec/tasks/"+p,schemaPath:"#/properties/spec/pro\
perties/tasks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},message:"\
must NOT have additional properties"};e===null?e=[t]:e.push(t),a++}if(y.name!==void 0){let i=y.name;if(typeof i==
"string"){if(u(i)>63){let t={instancePath:r+"/spec/tasks/"+p+"/name",schemaPath:"#/properties/spec/properties/\
tasks/items/properties/name/maxLength",keyword:"maxLength",params:{limit:63},message:"must NOT have more than \
63 characters"};e===null?e=[t]:e.push(t),a++}if(!$.test(i)){let t={instancePath:r+"/spec/tasks/"+p+"/name",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/name/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z]\
[A-Za-z0-9_-]*$"},message:'must match pattern "^[A-Za-z][A-Za-z0-9_-]*$"'};e===null?e=[t]:e.push(t),a++}}else{
let t={instancePath:r+"/spec/tasks/"+p+"/name",schemaPath:"#/properties/spec/properties/tasks/items/properties\
/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[t]:e.push(t),a++}}if(y.
timeoutSeconds!==void 0){let i=y.timeoutSeconds;if(!(typeof i=="number"&&!(i%1)&&!isNaN(i)&&isFinite(i))){let t={
instancePath:r+"/spec/tasks/"+p+"/timeoutSeconds",schemaPath:"#/properties/spec/properties/tasks/items/propert\
ies/timeoutSeconds/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[t]:e.push(
t),a++}if(typeof i=="number"&&isFinite(i)){if(i>86400||isNaN(i)){let t={instancePath:r+"/spec/tasks/"+p+"/time\
outSeconds",schemaPath:"#/properties/spec/properties/tasks/items/properties/timeoutSeconds/maximum",keyword:"m\
aximum",params:{comparison:"<=",limit:86400},message:"must be <= 86400"};e===null?e=[t]:e.push(t),a++}if(i<1||
isNaN(i)){let t={instancePath:r+"/spec/tasks/"+p+"/timeoutSeconds",schemaPath:"#/properties/spec/properties/ta\
sks/items/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must \
be >= 1"};e===null?e=[t]:e.push(t),a++}}}if(y.retries!==void 0){let i=y.retries;if(!(typeof i=="number"&&!(i%1)&&
!isNaN(i)&&isFinite(i))){let t={instancePath:r+"/spec/tasks/"+p+"/retries",schemaPath:"#/properties/spec/prope\
rties/tasks/items/properties/retries/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===
null?e=[t]:e.push(t),a++}if(typeof i=="number"&&isFinite(i)){if(i>10||isNaN(i)){let t={instancePath:r+"/spec/t\
asks/"+p+"/retries",schemaPath:"#/properties/spec/properties/tasks/items/properties/retries/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:10},message:"must be <= 10"};e===null?e=[t]:e.push(t),a++}if(i<0||isNaN(
i)){let t={instancePath:r+"/spec/tasks/"+p+"/retries",schemaPath:"#/properties/spec/properties/tasks/items/pro\
perties/retries/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=
[t]:e.push(t),a++}}}if(y.runShellCommand!==void 0){let i=y.runShellCommand;if(i&&typeof i=="object"&&!Array.isArray(
i)){if(i.commandContent===void 0){let t={instancePath:r+"/spec/tasks/"+p+"/runShellCommand",schemaPath:"#/prop\
erties/spec/properties/tasks/items/properties/runShellCommand/required",keyword:"required",params:{missingProperty:"\
commandContent"},message:"must have required property 'commandContent'"};e===null?e=[t]:e.push(t),a++}for(let t in i)
if(!(t==="commandContent"||t==="workingDir"||t==="username")){let s={instancePath:r+"/spec/tasks/"+p+"/runShel\
lCommand",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/additionalProperties",
keyword:"additionalProperties",params:{additionalProperty:t},message:"must NOT have additional properties"};e===
null?e=[s]:e.push(s),a++}if(i.commandContent!==void 0){let t=i.commandContent;if(typeof t=="string"){if(u(t)>16384){
let s={instancePath:r+"/spec/tasks/"+p+"/runShellCommand/commandContent",schemaPath:"#/properties/spec/propert\
ies/tasks/items/properties/runShellCommand/properties/commandContent/maxLength",keyword:"maxLength",params:{limit:16384},
message:"must NOT have more than 16384 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+
"/spec/tasks/"+p+"/runShellCommand/commandContent",schemaPath:"#/properties/spec/properties/tasks/items/proper\
ties/runShellCommand/properties/commandContent/minLength",keyword:"minLength",params:{limit:1},message:"must N\
OT have fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/\
runShellCommand/commandContent",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellComman\
d/properties/commandContent/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
s]:e.push(s),a++}}if(i.workingDir!==void 0){let t=i.workingDir;if(typeof t=="string"){if(u(t)>200){let s={instancePath:r+
"/spec/tasks/"+p+"/runShellCommand/workingDir",schemaPath:"#/properties/spec/properties/tasks/items/properties\
/runShellCommand/properties/workingDir/maxLength",keyword:"maxLength",params:{limit:200},message:"must NOT hav\
e more than 200 characters"};e===null?e=[s]:e.push(s),a++}if(!U.test(t)){let s={instancePath:r+"/spec/tasks/"+
p+"/runShellCommand/workingDir",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellComman\
d/properties/workingDir/pattern",keyword:"pattern",params:{pattern:"^(/|\\{\\{)"},message:'must match pattern \
"^(/|\\{\\{)"'};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/runShellCommand/wo\
rkingDir",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/workingDi\
r/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.username!==
void 0){let t=i.username;if(typeof t=="string"){if(u(t)>200){let s={instancePath:r+"/spec/tasks/"+p+"/runShell\
Command/username",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/u\
sername/maxLength",keyword:"maxLength",params:{limit:200},message:"must NOT have more than 200 characters"};e===
null?e=[s]:e.push(s),a++}if(!K.test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/runShellCommand/username",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/username/pattern",keyword:"patt\
ern",params:{pattern:"^([A-Za-z_][A-Za-z0-9_.-]*|\\{\\{.*\\}\\})$"},message:'must match pattern "^([A-Za-z_][A\
-Za-z0-9_.-]*|\\{\\{.*\\}\\})$"'};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/\
runShellCommand/username",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/prop\
erties/username/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),
a++}}}else{let t={instancePath:r+"/spec/tasks/"+p+"/runShellCommand",schemaPath:"#/properties/spec/properties/\
tasks/items/properties/runShellCommand/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[t]:e.push(t),a++}}if(y.runPowerShellCommand!==void 0){let i=y.runPowerShellCommand;if(i&&typeof i=="ob\
ject"&&!Array.isArray(i)){if(i.commandContent===void 0){let t={instancePath:r+"/spec/tasks/"+p+"/runPowerShell\
Command",schemaPath:"#/properties/spec/properties/tasks/items/properties/runPowerShellCommand/required",keyword:"\
required",params:{missingProperty:"commandContent"},message:"must have required property 'commandContent'"};e===
null?e=[t]:e.push(t),a++}for(let t in i)if(!(t==="commandContent"||t==="workingDir"||t==="username"||t==="wind\
owsPasswordName")){let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand",schemaPath:"#/properties/spe\
c/properties/tasks/items/properties/runPowerShellCommand/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:t},message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),a++}if(i.
commandContent!==void 0){let t=i.commandContent;if(typeof t=="string"){if(u(t)>16384){let s={instancePath:r+"/\
spec/tasks/"+p+"/runPowerShellCommand/commandContent",schemaPath:"#/properties/spec/properties/tasks/items/pro\
perties/runPowerShellCommand/properties/commandContent/maxLength",keyword:"maxLength",params:{limit:16384},message:"\
must NOT have more than 16384 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+"/spe\
c/tasks/"+p+"/runPowerShellCommand/commandContent",schemaPath:"#/properties/spec/properties/tasks/items/proper\
ties/runPowerShellCommand/properties/commandContent/minLength",keyword:"minLength",params:{limit:1},message:"m\
ust NOT have fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+
p+"/runPowerShellCommand/commandContent",schemaPath:"#/properties/spec/properties/tasks/items/properties/runPo\
werShellCommand/properties/commandContent/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[s]:e.push(s),a++}}if(i.workingDir!==void 0){let t=i.workingDir;if(typeof t=="string"){if(u(t)>200){
let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/workingDir",schemaPath:"#/properties/spec/proper\
ties/tasks/items/properties/runPowerShellCommand/properties/workingDir/maxLength",keyword:"maxLength",params:{
limit:200},message:"must NOT have more than 200 characters"};e===null?e=[s]:e.push(s),a++}if(!_.test(t)){let s={
instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/workingDir",schemaPath:"#/properties/spec/properties/ta\
sks/items/properties/runPowerShellCommand/properties/workingDir/pattern",keyword:"pattern",params:{pattern:"^(\
[A-Za-z]:\\\\|\\{\\{)"},message:'must match pattern "^([A-Za-z]:\\\\|\\{\\{)"'};e===null?e=[s]:e.push(s),a++}}else{
let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/workingDir",schemaPath:"#/properties/spec/proper\
ties/tasks/items/properties/runPowerShellCommand/properties/workingDir/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.username!==void 0){let t=i.username;if(typeof t==
"string"){if(u(t)>255){let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/username",schemaPath:"#/p\
roperties/spec/properties/tasks/items/properties/runPowerShellCommand/properties/username/maxLength",keyword:"\
maxLength",params:{limit:255},message:"must NOT have more than 255 characters"};e===null?e=[s]:e.push(s),a++}if(u(
t)<1){let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/username",schemaPath:"#/properties/spec/pr\
operties/tasks/items/properties/runPowerShellCommand/properties/username/minLength",keyword:"minLength",params:{
limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+
"/spec/tasks/"+p+"/runPowerShellCommand/username",schemaPath:"#/properties/spec/properties/tasks/items/propert\
ies/runPowerShellCommand/properties/username/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[s]:e.push(s),a++}}if(i.windowsPasswordName!==void 0){let t=i.windowsPasswordName;if(typeof t==
"string"){if(u(t)>255){let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/windowsPasswordName",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/runPowerShellCommand/properties/windowsPasswordName/maxLen\
gth",keyword:"maxLength",params:{limit:255},message:"must NOT have more than 255 characters"};e===null?e=[s]:e.
push(s),a++}if(u(t)<1){let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/windowsPasswordName",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/runPowerShellCommand/properties/windowsPasswordName/minLen\
gth",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[s]:e.push(
s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/runPowerShellCommand/windowsPasswordName",schemaPath:"#/\
properties/spec/properties/tasks/items/properties/runPowerShellCommand/properties/windowsPasswordName/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}}else{let t={instancePath:r+
"/spec/tasks/"+p+"/runPowerShellCommand",schemaPath:"#/properties/spec/properties/tasks/items/properties/runPo\
werShellCommand/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),
a++}}if(y.invokeCommand!==void 0){let i=y.invokeCommand;if(i&&typeof i=="object"&&!Array.isArray(i)){if(i.commandID===
void 0){let t={instancePath:r+"/spec/tasks/"+p+"/invokeCommand",schemaPath:"#/properties/spec/properties/tasks\
/items/properties/invokeCommand/required",keyword:"required",params:{missingProperty:"commandID"},message:"mus\
t have required property 'commandID'"};e===null?e=[t]:e.push(t),a++}for(let t in i)if(!(t==="commandID"||t==="\
username"||t==="parameters")){let s={instancePath:r+"/spec/tasks/"+p+"/invokeCommand",schemaPath:"#/properties\
/spec/properties/tasks/items/properties/invokeCommand/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:t},message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),a++}if(i.commandID!==
void 0){let t=i.commandID;if(typeof t=="string"){if(u(t)>255){let s={instancePath:r+"/spec/tasks/"+p+"/invokeC\
ommand/commandID",schemaPath:"#/properties/spec/properties/tasks/items/properties/invokeCommand/properties/com\
mandID/maxLength",keyword:"maxLength",params:{limit:255},message:"must NOT have more than 255 characters"};e===
null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+"/spec/tasks/"+p+"/invokeCommand/commandID",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/invokeCommand/properties/commandID/minLength",keyword:"min\
Length",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={
instancePath:r+"/spec/tasks/"+p+"/invokeCommand/commandID",schemaPath:"#/properties/spec/properties/tasks/item\
s/properties/invokeCommand/properties/commandID/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"};e===null?e=[s]:e.push(s),a++}}if(i.username!==void 0){let t=i.username;if(typeof t=="string"){if(u(t)>
255){let s={instancePath:r+"/spec/tasks/"+p+"/invokeCommand/username",schemaPath:"#/properties/spec/properties\
/tasks/items/properties/invokeCommand/properties/username/maxLength",keyword:"maxLength",params:{limit:255},message:"\
must NOT have more than 255 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+"/spec/\
tasks/"+p+"/invokeCommand/username",schemaPath:"#/properties/spec/properties/tasks/items/properties/invokeComm\
and/properties/username/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 ch\
aracters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/invokeCommand/username",
schemaPath:"#/properties/spec/properties/tasks/items/properties/invokeCommand/properties/username/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.parameters!==void 0){
let t=i.parameters;if(t&&typeof t=="object"&&!Array.isArray(t)){if(Object.keys(t).length>10){let s={instancePath:r+
"/spec/tasks/"+p+"/invokeCommand/parameters",schemaPath:"#/properties/spec/properties/tasks/items/properties/i\
nvokeCommand/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit:10},message:"must NOT \
have more than 10 properties"};e===null?e=[s]:e.push(s),a++}for(let s in t){let d=t[s];if(typeof d=="string"){
if(u(d)>2e3){let h={instancePath:r+"/spec/tasks/"+p+"/invokeCommand/parameters/"+s.replace(/~/g,"~0").replace(
/\//g,"~1"),schemaPath:"#/properties/spec/properties/tasks/items/properties/invokeCommand/properties/parameter\
s/additionalProperties/maxLength",keyword:"maxLength",params:{limit:2e3},message:"must NOT have more than 2000\
 characters"};e===null?e=[h]:e.push(h),a++}}else{let h={instancePath:r+"/spec/tasks/"+p+"/invokeCommand/parame\
ters/"+s.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/tasks/items/propertie\
s/invokeCommand/properties/parameters/additionalProperties/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[h]:e.push(h),a++}}}else{let s={instancePath:r+"/spec/tasks/"+p+"/invokeCommand/pa\
rameters",schemaPath:"#/properties/spec/properties/tasks/items/properties/invokeCommand/properties/parameters/\
type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),a++}}}else{let t={
instancePath:r+"/spec/tasks/"+p+"/invokeCommand",schemaPath:"#/properties/spec/properties/tasks/items/properti\
es/invokeCommand/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),
a++}}if(y.ossDownload!==void 0){let i=y.ossDownload;if(i&&typeof i=="object"&&!Array.isArray(i)){if(i.bucketName===
void 0){let t={instancePath:r+"/spec/tasks/"+p+"/ossDownload",schemaPath:"#/properties/spec/properties/tasks/i\
tems/properties/ossDownload/required",keyword:"required",params:{missingProperty:"bucketName"},message:"must h\
ave required property 'bucketName'"};e===null?e=[t]:e.push(t),a++}if(i.objectName===void 0){let t={instancePath:r+
"/spec/tasks/"+p+"/ossDownload",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/re\
quired",keyword:"required",params:{missingProperty:"objectName"},message:"must have required property 'objectN\
ame'"};e===null?e=[t]:e.push(t),a++}if(i.destinationDir===void 0){let t={instancePath:r+"/spec/tasks/"+p+"/oss\
Download",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/required",keyword:"requi\
red",params:{missingProperty:"destinationDir"},message:"must have required property 'destinationDir'"};e===null?
e=[t]:e.push(t),a++}for(let t in i)if(!(t==="bucketName"||t==="objectName"||t==="destinationDir"||t==="ossRegi\
on"||t==="validTime")){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload",schemaPath:"#/properties/spec/pro\
perties/tasks/items/properties/ossDownload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
message:"must NOT have additional properties"};e===null?e=[s]:e.push(s),a++}if(i.bucketName!==void 0){let t=i.
bucketName;if(typeof t=="string"){if(u(t)>200){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/bucketName",
schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/properties/bucketName/maxLength",keyword:"\
maxLength",params:{limit:200},message:"must NOT have more than 200 characters"};e===null?e=[s]:e.push(s),a++}if(u(
t)<1){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/bucketName",schemaPath:"#/properties/spec/propertie\
s/tasks/items/properties/ossDownload/properties/bucketName/minLength",keyword:"minLength",params:{limit:1},message:"\
must NOT have fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+
p+"/ossDownload/bucketName",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/proper\
ties/bucketName/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),
a++}}if(i.objectName!==void 0){let t=i.objectName;if(typeof t=="string"){if(u(t)>1023){let s={instancePath:r+"\
/spec/tasks/"+p+"/ossDownload/objectName",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossD\
ownload/properties/objectName/maxLength",keyword:"maxLength",params:{limit:1023},message:"must NOT have more t\
han 1023 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+"/spec/tasks/"+p+"/ossDown\
load/objectName",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/properties/object\
Name/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?
e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/objectName",schemaPath:"#/prope\
rties/spec/properties/tasks/items/properties/ossDownload/properties/objectName/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.destinationDir!==void 0){let t=i.destinationDir;
if(typeof t=="string"){if(u(t)>511){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/destinationDir",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/ossDownload/properties/destinationDir/maxLength",keyword:"\
maxLength",params:{limit:511},message:"must NOT have more than 511 characters"};e===null?e=[s]:e.push(s),a++}if(!x.
test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/destinationDir",schemaPath:"#/properties/spec/pr\
operties/tasks/items/properties/ossDownload/properties/destinationDir/pattern",keyword:"pattern",params:{pattern:"\
^(/|[A-Za-z]:\\\\|\\{\\{)"},message:'must match pattern "^(/|[A-Za-z]:\\\\|\\{\\{)"'};e===null?e=[s]:e.push(s),
a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/destinationDir",schemaPath:"#/properties/spec/p\
roperties/tasks/items/properties/ossDownload/properties/destinationDir/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.ossRegion!==void 0){let t=i.ossRegion;if(typeof t==
"string"){if(u(t)>64){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/ossRegion",schemaPath:"#/properties\
/spec/properties/tasks/items/properties/ossDownload/properties/ossRegion/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+
"/spec/tasks/"+p+"/ossDownload/ossRegion",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossD\
ownload/properties/ossRegion/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than\
 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/ossReg\
ion",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/properties/ossRegion/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.validTime!==void 0){
let t=i.validTime;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let s={instancePath:r+"/spec/tasks\
/"+p+"/ossDownload/validTime",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/prop\
erties/validTime/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[s]:e.push(
s),a++}if(typeof t=="number"&&isFinite(t)){if(t>86400||isNaN(t)){let s={instancePath:r+"/spec/tasks/"+p+"/ossD\
ownload/validTime",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/properties/vali\
dTime/maximum",keyword:"maximum",params:{comparison:"<=",limit:86400},message:"must be <= 86400"};e===null?e=[
s]:e.push(s),a++}if(t<60||isNaN(t)){let s={instancePath:r+"/spec/tasks/"+p+"/ossDownload/validTime",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/ossDownload/properties/validTime/minimum",keyword:"minimum",
params:{comparison:">=",limit:60},message:"must be >= 60"};e===null?e=[s]:e.push(s),a++}}}}else{let t={instancePath:r+
"/spec/tasks/"+p+"/ossDownload",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossDownload/ty\
pe",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),a++}}if(y.ossUpload!==
void 0){let i=y.ossUpload;if(i&&typeof i=="object"&&!Array.isArray(i)){if(i.bucketName===void 0){let t={instancePath:r+
"/spec/tasks/"+p+"/ossUpload",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/requir\
ed",keyword:"required",params:{missingProperty:"bucketName"},message:"must have required property 'bucketName'"};
e===null?e=[t]:e.push(t),a++}if(i.objectName===void 0){let t={instancePath:r+"/spec/tasks/"+p+"/ossUpload",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/ossUpload/required",keyword:"required",params:{missingProperty:"\
objectName"},message:"must have required property 'objectName'"};e===null?e=[t]:e.push(t),a++}if(i.fileToUpload===
void 0){let t={instancePath:r+"/spec/tasks/"+p+"/ossUpload",schemaPath:"#/properties/spec/properties/tasks/ite\
ms/properties/ossUpload/required",keyword:"required",params:{missingProperty:"fileToUpload"},message:"must hav\
e required property 'fileToUpload'"};e===null?e=[t]:e.push(t),a++}for(let t in i)if(!(t==="bucketName"||t==="o\
bjectName"||t==="fileToUpload"||t==="ossRegion"||t==="validTime")){let s={instancePath:r+"/spec/tasks/"+p+"/os\
sUpload",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/additionalProperties",keyword:"\
additionalProperties",params:{additionalProperty:t},message:"must NOT have additional properties"};e===null?e=
[s]:e.push(s),a++}if(i.bucketName!==void 0){let t=i.bucketName;if(typeof t=="string"){if(u(t)>200){let s={instancePath:r+
"/spec/tasks/"+p+"/ossUpload/bucketName",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUp\
load/properties/bucketName/maxLength",keyword:"maxLength",params:{limit:200},message:"must NOT have more than \
200 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/bu\
cketName",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/properties/bucketName/minL\
ength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[s]:e.
push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/bucketName",schemaPath:"#/properties/spec\
/properties/tasks/items/properties/ossUpload/properties/bucketName/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.objectName!==void 0){let t=i.objectName;if(typeof t==
"string"){if(u(t)>1023){let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/objectName",schemaPath:"#/propertie\
s/spec/properties/tasks/items/properties/ossUpload/properties/objectName/maxLength",keyword:"maxLength",params:{
limit:1023},message:"must NOT have more than 1023 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={
instancePath:r+"/spec/tasks/"+p+"/ossUpload/objectName",schemaPath:"#/properties/spec/properties/tasks/items/p\
roperties/ossUpload/properties/objectName/minLength",keyword:"minLength",params:{limit:1},message:"must NOT ha\
ve fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/ossUp\
load/objectName",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/properties/objectNa\
me/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.fileToUpload!==
void 0){let t=i.fileToUpload;if(typeof t=="string"){if(u(t)>511){let s={instancePath:r+"/spec/tasks/"+p+"/ossU\
pload/fileToUpload",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/properties/fileT\
oUpload/maxLength",keyword:"maxLength",params:{limit:511},message:"must NOT have more than 511 characters"};e===
null?e=[s]:e.push(s),a++}if(!x.test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/fileToUpload",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/ossUpload/properties/fileToUpload/pattern",keyword:"patter\
n",params:{pattern:"^(/|[A-Za-z]:\\\\|\\{\\{)"},message:'must match pattern "^(/|[A-Za-z]:\\\\|\\{\\{)"'};e===
null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/fileToUpload",schemaPath:"#/\
properties/spec/properties/tasks/items/properties/ossUpload/properties/fileToUpload/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.ossRegion!==void 0){let t=i.ossRegion;
if(typeof t=="string"){if(u(t)>64){let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/ossRegion",schemaPath:"#\
/properties/spec/properties/tasks/items/properties/ossUpload/properties/ossRegion/maxLength",keyword:"maxLengt\
h",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){
let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/ossRegion",schemaPath:"#/properties/spec/properties/tasks/i\
tems/properties/ossUpload/properties/ossRegion/minLength",keyword:"minLength",params:{limit:1},message:"must N\
OT have fewer than 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/\
ossUpload/ossRegion",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/properties/ossR\
egion/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.
validTime!==void 0){let t=i.validTime;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){let s={instancePath:r+
"/spec/tasks/"+p+"/ossUpload/validTime",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpl\
oad/properties/validTime/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[s]:
e.push(s),a++}if(typeof t=="number"&&isFinite(t)){if(t>86400||isNaN(t)){let s={instancePath:r+"/spec/tasks/"+p+
"/ossUpload/validTime",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/properties/va\
lidTime/maximum",keyword:"maximum",params:{comparison:"<=",limit:86400},message:"must be <= 86400"};e===null?e=
[s]:e.push(s),a++}if(t<60||isNaN(t)){let s={instancePath:r+"/spec/tasks/"+p+"/ossUpload/validTime",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/ossUpload/properties/validTime/minimum",keyword:"minimum",
params:{comparison:">=",limit:60},message:"must be >= 60"};e===null?e=[s]:e.push(s),a++}}}}else{let t={instancePath:r+
"/spec/tasks/"+p+"/ossUpload",schemaPath:"#/properties/spec/properties/tasks/items/properties/ossUpload/type",
keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),a++}}if(y.webDownload!==
void 0){let i=y.webDownload;if(i&&typeof i=="object"&&!Array.isArray(i)){if(i.sourcePath===void 0){let t={instancePath:r+
"/spec/tasks/"+p+"/webDownload",schemaPath:"#/properties/spec/properties/tasks/items/properties/webDownload/re\
quired",keyword:"required",params:{missingProperty:"sourcePath"},message:"must have required property 'sourceP\
ath'"};e===null?e=[t]:e.push(t),a++}if(i.destinationDir===void 0){let t={instancePath:r+"/spec/tasks/"+p+"/web\
Download",schemaPath:"#/properties/spec/properties/tasks/items/properties/webDownload/required",keyword:"requi\
red",params:{missingProperty:"destinationDir"},message:"must have required property 'destinationDir'"};e===null?
e=[t]:e.push(t),a++}for(let t in i)if(!(t==="sourcePath"||t==="destinationDir"||t==="tokenInfo"||t==="sha256")){
let s={instancePath:r+"/spec/tasks/"+p+"/webDownload",schemaPath:"#/properties/spec/properties/tasks/items/pro\
perties/webDownload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},message:"\
must NOT have additional properties"};e===null?e=[s]:e.push(s),a++}if(i.sourcePath!==void 0){let t=i.sourcePath;
if(typeof t=="string"){if(u(t)>2048){let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/sourcePath",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/webDownload/properties/sourcePath/maxLength",keyword:"maxL\
ength",params:{limit:2048},message:"must NOT have more than 2048 characters"};e===null?e=[s]:e.push(s),a++}if(!I.
test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/sourcePath",schemaPath:"#/properties/spec/proper\
ties/tasks/items/properties/webDownload/properties/sourcePath/pattern",keyword:"pattern",params:{pattern:"^(ht\
tps?://|\\{\\{)"},message:'must match pattern "^(https?://|\\{\\{)"'};e===null?e=[s]:e.push(s),a++}}else{let s={
instancePath:r+"/spec/tasks/"+p+"/webDownload/sourcePath",schemaPath:"#/properties/spec/properties/tasks/items\
/properties/webDownload/properties/sourcePath/type",keyword:"type",params:{type:"string"},message:"must be str\
ing"};e===null?e=[s]:e.push(s),a++}}if(i.destinationDir!==void 0){let t=i.destinationDir;if(typeof t=="string"){
if(u(t)>511){let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/destinationDir",schemaPath:"#/properties/spe\
c/properties/tasks/items/properties/webDownload/properties/destinationDir/maxLength",keyword:"maxLength",params:{
limit:511},message:"must NOT have more than 511 characters"};e===null?e=[s]:e.push(s),a++}if(!x.test(t)){let s={
instancePath:r+"/spec/tasks/"+p+"/webDownload/destinationDir",schemaPath:"#/properties/spec/properties/tasks/i\
tems/properties/webDownload/properties/destinationDir/pattern",keyword:"pattern",params:{pattern:"^(/|[A-Za-z]\
:\\\\|\\{\\{)"},message:'must match pattern "^(/|[A-Za-z]:\\\\|\\{\\{)"'};e===null?e=[s]:e.push(s),a++}}else{let s={
instancePath:r+"/spec/tasks/"+p+"/webDownload/destinationDir",schemaPath:"#/properties/spec/properties/tasks/i\
tems/properties/webDownload/properties/destinationDir/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[s]:e.push(s),a++}}if(i.tokenInfo!==void 0){let t=i.tokenInfo;if(typeof t=="string"){
if(u(t)>4096){let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/tokenInfo",schemaPath:"#/properties/spec/pr\
operties/tasks/items/properties/webDownload/properties/tokenInfo/maxLength",keyword:"maxLength",params:{limit:4096},
message:"must NOT have more than 4096 characters"};e===null?e=[s]:e.push(s),a++}if(u(t)<1){let s={instancePath:r+
"/spec/tasks/"+p+"/webDownload/tokenInfo",schemaPath:"#/properties/spec/properties/tasks/items/properties/webD\
ownload/properties/tokenInfo/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than\
 1 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/tokenI\
nfo",schemaPath:"#/properties/spec/properties/tasks/items/properties/webDownload/properties/tokenInfo/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.sha256!==void 0){let t=i.
sha256;if(typeof t=="string"){if(u(t)>200){let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/sha256",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/webDownload/properties/sha256/maxLength",keyword:"maxLengt\
h",params:{limit:200},message:"must NOT have more than 200 characters"};e===null?e=[s]:e.push(s),a++}if(!V.test(
t)){let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/sha256",schemaPath:"#/properties/spec/properties/task\
s/items/properties/webDownload/properties/sha256/pattern",keyword:"pattern",params:{pattern:"^([0-9a-fA-F]{64}\
|\\{\\{.*\\}\\})$"},message:'must match pattern "^([0-9a-fA-F]{64}|\\{\\{.*\\}\\})$"'};e===null?e=[s]:e.push(s),
a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/webDownload/sha256",schemaPath:"#/properties/spec/propertie\
s/tasks/items/properties/webDownload/properties/sha256/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[s]:e.push(s),a++}}}else{let t={instancePath:r+"/spec/tasks/"+p+"/webDownload",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/webDownload/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[t]:e.push(t),a++}}if(y.writeFile!==void 0){let i=y.writeFile;if(i&&typeof i=="obj\
ect"&&!Array.isArray(i)){if(i.destinationPath===void 0){let t={instancePath:r+"/spec/tasks/"+p+"/writeFile",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/required",keyword:"required",params:{missingProperty:"\
destinationPath"},message:"must have required property 'destinationPath'"};e===null?e=[t]:e.push(t),a++}for(let t in i)
if(!(t==="destinationPath"||t==="content"||t==="binaryContent"||t==="contentFrom"||t==="mode"||t==="owner"||t===
"group")){let s={instancePath:r+"/spec/tasks/"+p+"/writeFile",schemaPath:"#/properties/spec/properties/tasks/i\
tems/properties/writeFile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},message:"\
must NOT have additional properties"};e===null?e=[s]:e.push(s),a++}if(i.destinationPath!==void 0){let t=i.destinationPath;
if(typeof t=="string"){if(u(t)>511){let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/destinationPath",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/destinationPath/maxLength",keyword:"m\
axLength",params:{limit:511},message:"must NOT have more than 511 characters"};e===null?e=[s]:e.push(s),a++}if(!M.
test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/destinationPath",schemaPath:"#/properties/spec/pro\
perties/tasks/items/properties/writeFile/properties/destinationPath/pattern",keyword:"pattern",params:{pattern:"\
^((/[^/]+)+|[A-Za-z]:\\\\.+|\\{\\{.*)$"},message:'must match pattern "^((/[^/]+)+|[A-Za-z]:\\\\.+|\\{\\{.*)$"'};
e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/destinationPath",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/destinationPath/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.content!==void 0){let t=i.
content;if(typeof t=="string"){if(u(t)>16384){let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/content",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/content/maxLength",keyword:"maxLength",
params:{limit:16384},message:"must NOT have more than 16384 characters"};e===null?e=[s]:e.push(s),a++}}else{let s={
instancePath:r+"/spec/tasks/"+p+"/writeFile/content",schemaPath:"#/properties/spec/properties/tasks/items/prop\
erties/writeFile/properties/content/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[s]:e.push(s),a++}}if(i.binaryContent!==void 0){let t=i.binaryContent;if(typeof t=="string"){if(u(t)>65536){
let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/binaryContent",schemaPath:"#/properties/spec/properties/tas\
ks/items/properties/writeFile/properties/binaryContent/maxLength",keyword:"maxLength",params:{limit:65536},message:"\
must NOT have more than 65536 characters"};e===null?e=[s]:e.push(s),a++}if(!G.test(t)){let s={instancePath:r+"\
/spec/tasks/"+p+"/writeFile/binaryContent",schemaPath:"#/properties/spec/properties/tasks/items/properties/wri\
teFile/properties/binaryContent/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-9+/\\n]*={0,2}\\n?$"},message:'\
must match pattern "^[A-Za-z0-9+/\\n]*={0,2}\\n?$"'};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+
"/spec/tasks/"+p+"/writeFile/binaryContent",schemaPath:"#/properties/spec/properties/tasks/items/properties/wr\
iteFile/properties/binaryContent/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[s]:e.push(s),a++}}if(i.contentFrom!==void 0){let t=i.contentFrom;if(t&&typeof t=="object"&&!Array.isArray(t)){
for(let s in t)if(!(s==="configMapKeyRef"||s==="secretKeyRef")){let d={instancePath:r+"/spec/tasks/"+p+"/write\
File/contentFrom",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/content\
From/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have\
 additional properties"};e===null?e=[d]:e.push(d),a++}if(t.configMapKeyRef!==void 0){let s=t.configMapKeyRef;if(s&&
typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0){let d={instancePath:r+"/spec/tasks/"+p+"/writeFile/\
contentFrom/configMapKeyRef",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/propert\
ies/contentFrom/properties/configMapKeyRef/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[d]:e.push(d),a++}if(s.key===void 0){let d={instancePath:r+"/s\
pec/tasks/"+p+"/writeFile/contentFrom/configMapKeyRef",schemaPath:"#/properties/spec/properties/tasks/items/pr\
operties/writeFile/properties/contentFrom/properties/configMapKeyRef/required",keyword:"required",params:{missingProperty:"\
key"},message:"must have required property 'key'"};e===null?e=[d]:e.push(d),a++}for(let d in s)if(!(d==="name"||
d==="key")){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/configMapKeyRef",schemaPath:"#/prop\
erties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties/configMapKeyRef/addi\
tionalProperties",keyword:"additionalProperties",params:{additionalProperty:d},message:"must NOT have addition\
al properties"};e===null?e=[h]:e.push(h),a++}if(s.name!==void 0){let d=s.name;if(typeof d=="string"){if(u(d)>253){
let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/configMapKeyRef/name",schemaPath:"#/properties/\
spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties/configMapKeyRef/properties/\
name/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===null?
e=[h]:e.push(h),a++}if(!z.test(d)){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/configMapKey\
Ref/name",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/pro\
perties/configMapKeyRef/properties/name/pattern",keyword:"pattern",params:{pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-\
9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},message:'must match pattern "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0\
-9]([-a-z0-9]*[a-z0-9])?)*$"'};e===null?e=[h]:e.push(h),a++}}else{let h={instancePath:r+"/spec/tasks/"+p+"/wri\
teFile/contentFrom/configMapKeyRef/name",schemaPath:"#/properties/spec/properties/tasks/items/properties/write\
File/properties/contentFrom/properties/configMapKeyRef/properties/name/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[h]:e.push(h),a++}}if(s.key!==void 0){let d=s.key;if(typeof d=="stri\
ng"){if(u(d)>253){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/configMapKeyRef/key",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties/configMapKeyRe\
f/properties/key/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 charac\
ters"};e===null?e=[h]:e.push(h),a++}if(!q.test(d)){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentF\
rom/configMapKeyRef/key",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/\
contentFrom/properties/configMapKeyRef/properties/key/pattern",keyword:"pattern",params:{pattern:"^[-._a-zA-Z0\
-9]+$"},message:'must match pattern "^[-._a-zA-Z0-9]+$"'};e===null?e=[h]:e.push(h),a++}}else{let h={instancePath:r+
"/spec/tasks/"+p+"/writeFile/contentFrom/configMapKeyRef/key",schemaPath:"#/properties/spec/properties/tasks/i\
tems/properties/writeFile/properties/contentFrom/properties/configMapKeyRef/properties/key/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[h]:e.push(h),a++}}}else{let d={instancePath:r+"/s\
pec/tasks/"+p+"/writeFile/contentFrom/configMapKeyRef",schemaPath:"#/properties/spec/properties/tasks/items/pr\
operties/writeFile/properties/contentFrom/properties/configMapKeyRef/type",keyword:"type",params:{type:"object"},
message:"must be object"};e===null?e=[d]:e.push(d),a++}}if(t.secretKeyRef!==void 0){let s=t.secretKeyRef;if(s&&
typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0){let d={instancePath:r+"/spec/tasks/"+p+"/writeFile/\
contentFrom/secretKeyRef",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties\
/contentFrom/properties/secretKeyRef/required",keyword:"required",params:{missingProperty:"name"},message:"mus\
t have required property 'name'"};e===null?e=[d]:e.push(d),a++}if(s.key===void 0){let d={instancePath:r+"/spec\
/tasks/"+p+"/writeFile/contentFrom/secretKeyRef",schemaPath:"#/properties/spec/properties/tasks/items/properti\
es/writeFile/properties/contentFrom/properties/secretKeyRef/required",keyword:"required",params:{missingProperty:"\
key"},message:"must have required property 'key'"};e===null?e=[d]:e.push(d),a++}for(let d in s)if(!(d==="name"||
d==="key")){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/secretKeyRef",schemaPath:"#/propert\
ies/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties/secretKeyRef/additional\
Properties",keyword:"additionalProperties",params:{additionalProperty:d},message:"must NOT have additional pro\
perties"};e===null?e=[h]:e.push(h),a++}if(s.name!==void 0){let d=s.name;if(typeof d=="string"){if(u(d)>253){let h={
instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/secretKeyRef/name",schemaPath:"#/properties/spec/prope\
rties/tasks/items/properties/writeFile/properties/contentFrom/properties/secretKeyRef/properties/name/maxLengt\
h",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253 characters"};e===null?e=[h]:e.push(
h),a++}if(!z.test(d)){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/secretKeyRef/name",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties/secretKeyRef/p\
roperties/name/pattern",keyword:"pattern",params:{pattern:"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]\
*[a-z0-9])?)*$"},message:'must match pattern "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\
$"'};e===null?e=[h]:e.push(h),a++}}else{let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/secretK\
eyRef/name",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/p\
roperties/secretKeyRef/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[h]:e.push(h),a++}}if(s.key!==void 0){let d=s.key;if(typeof d=="string"){if(u(d)>253){let h={instancePath:r+
"/spec/tasks/"+p+"/writeFile/contentFrom/secretKeyRef/key",schemaPath:"#/properties/spec/properties/tasks/item\
s/properties/writeFile/properties/contentFrom/properties/secretKeyRef/properties/key/maxLength",keyword:"maxLe\
ngth",params:{limit:253},message:"must NOT have more than 253 characters"};e===null?e=[h]:e.push(h),a++}if(!q.
test(d)){let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/secretKeyRef/key",schemaPath:"#/proper\
ties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties/secretKeyRef/propertie\
s/key/pattern",keyword:"pattern",params:{pattern:"^[-._a-zA-Z0-9]+$"},message:'must match pattern "^[-._a-zA-Z\
0-9]+$"'};e===null?e=[h]:e.push(h),a++}}else{let h={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/se\
cretKeyRef/key",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/contentFr\
om/properties/secretKeyRef/properties/key/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[h]:e.push(h),a++}}}else{let d={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom/secretKeyRe\
f",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/contentFrom/properties\
/secretKeyRef/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[d]:e.push(d),a++}}}else{
let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/contentFrom",schemaPath:"#/properties/spec/properties/tasks\
/items/properties/writeFile/properties/contentFrom/type",keyword:"type",params:{type:"object"},message:"must b\
e object"};e===null?e=[s]:e.push(s),a++}}if(i.mode!==void 0){let t=i.mode;if(typeof t=="string"){if(u(t)>4){let s={
instancePath:r+"/spec/tasks/"+p+"/writeFile/mode",schemaPath:"#/properties/spec/properties/tasks/items/propert\
ies/writeFile/properties/mode/maxLength",keyword:"maxLength",params:{limit:4},message:"must NOT have more than\
 4 characters"};e===null?e=[s]:e.push(s),a++}if(!B.test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/writeFile\
/mode",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/mode/pattern",keyword:"\
pattern",params:{pattern:"^[0-7]{3,4}$"},message:'must match pattern "^[0-7]{3,4}$"'};e===null?e=[s]:e.push(s),
a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/mode",schemaPath:"#/properties/spec/properties/ta\
sks/items/properties/writeFile/properties/mode/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"};e===null?e=[s]:e.push(s),a++}}if(i.owner!==void 0){let t=i.owner;if(typeof t=="string"){if(u(t)>32){let s={
instancePath:r+"/spec/tasks/"+p+"/writeFile/owner",schemaPath:"#/properties/spec/properties/tasks/items/proper\
ties/writeFile/properties/owner/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more t\
han 32 characters"};e===null?e=[s]:e.push(s),a++}if(!j.test(t)){let s={instancePath:r+"/spec/tasks/"+p+"/write\
File/owner",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/owner/pattern",
keyword:"pattern",params:{pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"},message:'must match pattern "^[A-Za-z_][A-Za-z\
0-9_.-]*$"'};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/owner",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/owner/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}if(i.group!==void 0){let t=i.group;if(typeof t==
"string"){if(u(t)>32){let s={instancePath:r+"/spec/tasks/"+p+"/writeFile/group",schemaPath:"#/properties/spec/\
properties/tasks/items/properties/writeFile/properties/group/maxLength",keyword:"maxLength",params:{limit:32},
message:"must NOT have more than 32 characters"};e===null?e=[s]:e.push(s),a++}if(!j.test(t)){let s={instancePath:r+
"/spec/tasks/"+p+"/writeFile/group",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/\
properties/group/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"},message:'must match \
pattern "^[A-Za-z_][A-Za-z0-9_.-]*$"'};e===null?e=[s]:e.push(s),a++}}else{let s={instancePath:r+"/spec/tasks/"+
p+"/writeFile/group",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/grou\
p/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),a++}}}else{let t={
instancePath:r+"/spec/tasks/"+p+"/writeFile",schemaPath:"#/properties/spec/properties/tasks/items/properties/w\
riteFile/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[t]:e.push(t),a++}}if(y.
reboot!==void 0){let i=y.reboot;if(i&&typeof i=="object"&&!Array.isArray(i)){for(let t in i)if(t!=="forceStop"){
let s={instancePath:r+"/spec/tasks/"+p+"/reboot",schemaPath:"#/properties/spec/properties/tasks/items/properti\
es/reboot/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},message:"must NOT\
 have additional properties"};e===null?e=[s]:e.push(s),a++}if(i.forceStop!==void 0&&typeof i.forceStop!="boole\
an"){let t={instancePath:r+"/spec/tasks/"+p+"/reboot/forceStop",schemaPath:"#/properties/spec/properties/tasks\
/items/properties/reboot/properties/forceStop/type",keyword:"type",params:{type:"boolean"},message:"must be bo\
olean"};e===null?e=[t]:e.push(t),a++}}else{let t={instancePath:r+"/spec/tasks/"+p+"/reboot",schemaPath:"#/prop\
erties/spec/properties/tasks/items/properties/reboot/type",keyword:"type",params:{type:"object"},message:"must\
 be object"};e===null?e=[t]:e.push(t),a++}}}else{let i={instancePath:r+"/spec/tasks/"+p,schemaPath:"#/properti\
es/spec/properties/tasks/items/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[i]:e.push(i),a++}}}else{let m={instancePath:r+"/spec/tasks",schemaPath:"#/properties/spec/properties/tasks/\
type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[m]:e.push(m),a++}}if(n.content!==
void 0){let o=n.content;if(typeof o=="string"){if(u(o)>16384){let m={instancePath:r+"/spec/content",schemaPath:"\
#/properties/spec/properties/content/maxLength",keyword:"maxLength",params:{limit:16384},message:"must NOT hav\
e more than 16384 characters"};e===null?e=[m]:e.push(m),a++}if(u(o)<1){let m={instancePath:r+"/spec/content",schemaPath:"\
#/properties/spec/properties/content/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fe\
wer than 1 characters"};e===null?e=[m]:e.push(m),a++}}else{let m={instancePath:r+"/spec/content",schemaPath:"#\
/properties/spec/properties/content/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[m]:e.push(m),a++}}}else{let l={instancePath:r+"/spec",schemaPath:"#/properties/spec/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"};e===null?e=[l]:e.push(l),a++}}let k=g.status;if(k&&typeof k==
"object"&&!Array.isArray(k)){if(k.observedGeneration===void 0){let n={instancePath:r+"/status",schemaPath:"#/p\
roperties/status/required",keyword:"required",params:{missingProperty:"observedGeneration"},message:"must have\
 required property 'observedGeneration'"};e===null?e=[n]:e.push(n),a++}for(let n in k)if(!(n==="observedGenera\
tion"||n==="conditions"||n==="format"||n==="contentHash"||n==="taskCount"||n==="parameters"||n==="usedBy")){let l={
instancePath:r+"/status",schemaPath:"#/properties/status/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:n},message:"must NOT have additional properties"};e===null?e=[l]:e.push(l),a++}if(k.
observedGeneration!==void 0){let n=k.observedGeneration;if(!(typeof n=="number"&&!(n%1)&&!isNaN(n)&&isFinite(n))){
let l={instancePath:r+"/status/observedGeneration",schemaPath:"#/properties/status/properties/observedGenerati\
on/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[l]:e.push(l),a++}if(typeof n==
"number"&&isFinite(n)&&(n<-1||isNaN(n))){let l={instancePath:r+"/status/observedGeneration",schemaPath:"#/prop\
erties/status/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:">=",limit:-1},message:"\
must be >= -1"};e===null?e=[l]:e.push(l),a++}}if(k.conditions!==void 0){let n=k.conditions;if(Array.isArray(n)){
if(n.length>16){let c={instancePath:r+"/status/conditions",schemaPath:"#/properties/status/properties/conditio\
ns/maxItems",keyword:"maxItems",params:{limit:16},message:"must NOT have more than 16 items"};e===null?e=[c]:e.
push(c),a++}let l=n.length;for(let c=0;c<l;c++){let f=n[c];if(f&&typeof f=="object"&&!Array.isArray(f)){if(f.type===
void 0){let o={instancePath:r+"/status/conditions/"+c,schemaPath:"#/properties/status/properties/conditions/it\
ems/required",keyword:"required",params:{missingProperty:"type"},message:"must have required property 'type'"};
e===null?e=[o]:e.push(o),a++}if(f.status===void 0){let o={instancePath:r+"/status/conditions/"+c,schemaPath:"#\
/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"status"},
message:"must have required property 'status'"};e===null?e=[o]:e.push(o),a++}if(f.reason===void 0){let o={instancePath:r+
"/status/conditions/"+c,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===null?e=[o]:e.push(o),
a++}if(f.message===void 0){let o={instancePath:r+"/status/conditions/"+c,schemaPath:"#/properties/status/prope\
rties/conditions/items/required",keyword:"required",params:{missingProperty:"message"},message:"must have requ\
ired property 'message'"};e===null?e=[o]:e.push(o),a++}if(f.observedGeneration===void 0){let o={instancePath:r+
"/status/conditions/"+c,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"observedGeneration"},message:"must have required property 'observedGeneration'"};e===
null?e=[o]:e.push(o),a++}if(f.lastTransitionTime===void 0){let o={instancePath:r+"/status/conditions/"+c,schemaPath:"\
#/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"lastTran\
sitionTime"},message:"must have required property 'lastTransitionTime'"};e===null?e=[o]:e.push(o),a++}for(let o in f)
if(!(o==="type"||o==="status"||o==="reason"||o==="message"||o==="observedGeneration"||o==="lastTransitionTime")){
let m={instancePath:r+"/status/conditions/"+c,schemaPath:"#/properties/status/properties/conditions/items/addi\
tionalProperties",keyword:"additionalProperties",params:{additionalProperty:o},message:"must NOT have addition\
al properties"};e===null?e=[m]:e.push(m),a++}if(f.type!==void 0){let o=f.type;if(typeof o=="string"){if(u(o)>64){
let m={instancePath:r+"/status/conditions/"+c+"/type",schemaPath:"#/properties/status/properties/conditions/it\
ems/properties/type/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 chara\
cters"};e===null?e=[m]:e.push(m),a++}if(!O.test(o)){let m={instancePath:r+"/status/conditions/"+c+"/type",schemaPath:"\
#/properties/status/properties/conditions/items/properties/type/pattern",keyword:"pattern",params:{pattern:"^[\
A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[m]:e.push(m),a++}}else{let m={
instancePath:r+"/status/conditions/"+c+"/type",schemaPath:"#/properties/status/properties/conditions/items/pro\
perties/type/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),a++}}
if(f.status!==void 0){let o=f.status;if(typeof o!="string"){let m={instancePath:r+"/status/conditions/"+c+"/st\
atus",schemaPath:"#/properties/status/properties/conditions/items/properties/status/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),a++}if(!(o==="True"||o==="False"||o==="Unkno\
wn")){let m={instancePath:r+"/status/conditions/"+c+"/status",schemaPath:"#/properties/status/properties/condi\
tions/items/properties/status/enum",keyword:"enum",params:{allowedValues:w.properties.status.properties.conditions.
items.properties.status.enum},message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),a++}}
if(f.reason!==void 0){let o=f.reason;if(typeof o=="string"){if(u(o)>64){let m={instancePath:r+"/status/conditi\
ons/"+c+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/maxLength",keyword:"\
maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),a++}if(u(
o)<1){let m={instancePath:r+"/status/conditions/"+c+"/reason",schemaPath:"#/properties/status/properties/condi\
tions/items/properties/reason/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer tha\
n 1 characters"};e===null?e=[m]:e.push(m),a++}if(!O.test(o)){let m={instancePath:r+"/status/conditions/"+c+"/r\
eason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/pattern",keyword:"pattern",
params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=[m]:e.push(
m),a++}}else{let m={instancePath:r+"/status/conditions/"+c+"/reason",schemaPath:"#/properties/status/propertie\
s/conditions/items/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[m]:e.push(m),a++}}if(f.message!==void 0){let o=f.message;if(typeof o=="string"){if(u(o)>1024){let m={instancePath:r+
"/status/conditions/"+c+"/message",schemaPath:"#/properties/status/properties/conditions/items/properties/mess\
age/maxLength",keyword:"maxLength",params:{limit:1024},message:"must NOT have more than 1024 characters"};e===
null?e=[m]:e.push(m),a++}}else{let m={instancePath:r+"/status/conditions/"+c+"/message",schemaPath:"#/properti\
es/status/properties/conditions/items/properties/message/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),a++}}if(f.observedGeneration!==void 0){let o=f.observedGeneration;if(!(typeof o==
"number"&&!(o%1)&&!isNaN(o)&&isFinite(o))){let m={instancePath:r+"/status/conditions/"+c+"/observedGeneration",
schemaPath:"#/properties/status/properties/conditions/items/properties/observedGeneration/type",keyword:"type",
params:{type:"integer"},message:"must be integer"};e===null?e=[m]:e.push(m),a++}if(typeof o=="number"&&isFinite(
o)&&(o<0||isNaN(o))){let m={instancePath:r+"/status/conditions/"+c+"/observedGeneration",schemaPath:"#/propert\
ies/status/properties/conditions/items/properties/observedGeneration/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:0},message:"must be >= 0"};e===null?e=[m]:e.push(m),a++}}if(f.lastTransitionTime!==void 0){let o=f.lastTransitionTime;
if(typeof o=="string"){if(u(o)>64){let m={instancePath:r+"/status/conditions/"+c+"/lastTransitionTime",schemaPath:"\
#/properties/status/properties/conditions/items/properties/lastTransitionTime/maxLength",keyword:"maxLength",params:{
limit:64},message:"must NOT have more than 64 characters"};e===null?e=[m]:e.push(m),a++}if(!E.test(o)){let m={
instancePath:r+"/status/conditions/"+c+"/lastTransitionTime",schemaPath:"#/properties/status/properties/condit\
ions/items/properties/lastTransitionTime/format",keyword:"format",params:{format:"date-time"},message:'must ma\
tch format "date-time"'};e===null?e=[m]:e.push(m),a++}}else{let m={instancePath:r+"/status/conditions/"+c+"/la\
stTransitionTime",schemaPath:"#/properties/status/properties/conditions/items/properties/lastTransitionTime/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),a++}}}else{let o={
instancePath:r+"/status/conditions/"+c,schemaPath:"#/properties/status/properties/conditions/items/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[o]:e.push(o),a++}}}else{let l={instancePath:r+
"/status/conditions",schemaPath:"#/properties/status/properties/conditions/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[l]:e.push(l),a++}}if(k.format!==void 0){let n=k.format;if(typeof n!=
"string"){let l={instancePath:r+"/status/format",schemaPath:"#/properties/status/properties/format/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),a++}if(!(n==="Structured"||n===
"YAML"||n==="Dockerfile")){let l={instancePath:r+"/status/format",schemaPath:"#/properties/status/properties/f\
ormat/enum",keyword:"enum",params:{allowedValues:w.properties.status.properties.format.enum},message:"must be \
equal to one of the allowed values"};e===null?e=[l]:e.push(l),a++}}if(k.contentHash!==void 0){let n=k.contentHash;
if(typeof n=="string"){if(u(n)>128){let l={instancePath:r+"/status/contentHash",schemaPath:"#/properties/statu\
s/properties/contentHash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT have more than 12\
8 characters"};e===null?e=[l]:e.push(l),a++}}else{let l={instancePath:r+"/status/contentHash",schemaPath:"#/pr\
operties/status/properties/contentHash/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[l]:e.push(l),a++}}if(k.taskCount!==void 0){let n=k.taskCount;if(!(typeof n=="number"&&!(n%1)&&!isNaN(n)&&
isFinite(n))){let l={instancePath:r+"/status/taskCount",schemaPath:"#/properties/status/properties/taskCount/t\
ype",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[l]:e.push(l),a++}if(typeof n==
"number"&&isFinite(n)){if(n>127||isNaN(n)){let l={instancePath:r+"/status/taskCount",schemaPath:"#/properties/\
status/properties/taskCount/maximum",keyword:"maximum",params:{comparison:"<=",limit:127},message:"must be <= \
127"};e===null?e=[l]:e.push(l),a++}if(n<0||isNaN(n)){let l={instancePath:r+"/status/taskCount",schemaPath:"#/p\
roperties/status/properties/taskCount/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"mus\
t be >= 0"};e===null?e=[l]:e.push(l),a++}}}if(k.parameters!==void 0){let n=k.parameters;if(Array.isArray(n)){if(n.
length>127){let c={instancePath:r+"/status/parameters",schemaPath:"#/properties/status/properties/parameters/m\
axItems",keyword:"maxItems",params:{limit:127},message:"must NOT have more than 127 items"};e===null?e=[c]:e.push(
c),a++}let l=n.length;for(let c=0;c<l;c++){let f=n[c];if(f&&typeof f=="object"&&!Array.isArray(f)){if(f.name===
void 0){let o={instancePath:r+"/status/parameters/"+c,schemaPath:"#/properties/status/properties/parameters/it\
ems/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};
e===null?e=[o]:e.push(o),a++}if(f.type===void 0){let o={instancePath:r+"/status/parameters/"+c,schemaPath:"#/p\
roperties/status/properties/parameters/items/required",keyword:"required",params:{missingProperty:"type"},message:"\
must have required property 'type'"};e===null?e=[o]:e.push(o),a++}for(let o in f)if(!(o==="name"||o==="type"||
o==="defaultValue"||o==="sensitive")){let m={instancePath:r+"/status/parameters/"+c,schemaPath:"#/properties/s\
tatus/properties/parameters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:o},
message:"must NOT have additional properties"};e===null?e=[m]:e.push(m),a++}if(f.name!==void 0){let o=f.name;if(typeof o==
"string"){if(u(o)>128){let m={instancePath:r+"/status/parameters/"+c+"/name",schemaPath:"#/properties/status/p\
roperties/parameters/items/properties/name/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT\
 have more than 128 characters"};e===null?e=[m]:e.push(m),a++}}else{let m={instancePath:r+"/status/parameters/"+
c+"/name",schemaPath:"#/properties/status/properties/parameters/items/properties/name/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),a++}}if(f.type!==void 0){let o=f.type;if(typeof o!=
"string"){let m={instancePath:r+"/status/parameters/"+c+"/type",schemaPath:"#/properties/status/properties/par\
ameters/items/properties/type/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[m]:e.push(m),a++}if(!(o==="String"||o==="Number"||o==="Boolean")){let m={instancePath:r+"/status/parameters/"+
c+"/type",schemaPath:"#/properties/status/properties/parameters/items/properties/type/enum",keyword:"enum",params:{
allowedValues:w.properties.status.properties.parameters.items.properties.type.enum},message:"must be equal to \
one of the allowed values"};e===null?e=[m]:e.push(m),a++}}if(f.defaultValue!==void 0){let o=f.defaultValue;if(typeof o==
"string"){if(u(o)>128){let m={instancePath:r+"/status/parameters/"+c+"/defaultValue",schemaPath:"#/properties/\
status/properties/parameters/items/properties/defaultValue/maxLength",keyword:"maxLength",params:{limit:128},message:"\
must NOT have more than 128 characters"};e===null?e=[m]:e.push(m),a++}}else{let m={instancePath:r+"/status/par\
ameters/"+c+"/defaultValue",schemaPath:"#/properties/status/properties/parameters/items/properties/defaultValu\
e/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),a++}}if(f.sensitive!==
void 0&&typeof f.sensitive!="boolean"){let o={instancePath:r+"/status/parameters/"+c+"/sensitive",schemaPath:"\
#/properties/status/properties/parameters/items/properties/sensitive/type",keyword:"type",params:{type:"boolea\
n"},message:"must be boolean"};e===null?e=[o]:e.push(o),a++}}else{let o={instancePath:r+"/status/parameters/"+
c,schemaPath:"#/properties/status/properties/parameters/items/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[o]:e.push(o),a++}}}else{let l={instancePath:r+"/status/parameters",schemaPath:"#/\
properties/status/properties/parameters/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[l]:e.push(l),a++}}if(k.usedBy!==void 0){let n=k.usedBy;if(Array.isArray(n)){if(n.length>20){let c={instancePath:r+
"/status/usedBy",schemaPath:"#/properties/status/properties/usedBy/maxItems",keyword:"maxItems",params:{limit:20},
message:"must NOT have more than 20 items"};e===null?e=[c]:e.push(c),a++}let l=n.length;for(let c=0;c<l;c++){let f=n[c];
if(typeof f=="string"){if(u(f)>253){let o={instancePath:r+"/status/usedBy/"+c,schemaPath:"#/properties/status/\
properties/usedBy/items/maxLength",keyword:"maxLength",params:{limit:253},message:"must NOT have more than 253\
 characters"};e===null?e=[o]:e.push(o),a++}}else{let o={instancePath:r+"/status/usedBy/"+c,schemaPath:"#/prope\
rties/status/properties/usedBy/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[o]:e.push(o),a++}}}else{let l={instancePath:r+"/status/usedBy",schemaPath:"#/properties/status/propert\
ies/usedBy/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[l]:e.push(l),a++}}}else{
let n={instancePath:r+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[n]:e.push(n),a++}}else{let k={instancePath:r,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[k]:e.push(k),a++}return L.errors=e,a===0}});export default H();

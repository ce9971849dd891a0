// Generated from crds/imagecomponents.yaml by `npm run generate`. Do not edit.
var T=(d,s)=>()=>{try{return s||d((s={exports:{}}).exports,s),s.exports}catch(w){throw s=0,w}};var q=T(b=>{"use strict";Object.defineProperty(b,"__esModule",{value:!0});function L(d){let s=d.length,w=0,g=0,
k;for(;g<s;)w++,k=d.charCodeAt(g++),k>=55296&&k<=56319&&g<s&&(k=d.charCodeAt(g),(k&64512)===56320&&g++);return w}
b.default=L;L.code='require("ajv/dist/runtime/ucs2length").default'});var O=T((V,A)=>{A.exports=x;A.exports.default=x;var P={type:"object",additionalProperties:!1,required:["apiVer\
sion","kind","metadata","spec"],properties:{apiVersion:{type:"string",const:"imagesmith.dev/v1alpha1"},kind:{type:"\
string",const:"ImageComponent"},metadata:{type:"object",required:["name"],properties:{name:{type:"string",minLength:1,
maxLength:253}}},spec:{type:"object",required:["tasks"],properties:{type:{type:"string",enum:["Build"],default:"\
Build"},osType:{type:"string",enum:["Linux"],default:"Linux"},componentName:{type:"string",minLength:2,maxLength:128,
pattern:"^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$"},version:{type:"string",maxLength:32,pattern:"^\
(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$",default:"1.0.0"},description:{type:"string",
maxLength:256},immutable:{type:"boolean",default:!1},tasks:{type:"array",minItems:1,maxItems:127,items:{type:"\
object",required:["name"],properties:{name:{type:"string",maxLength:63,pattern:"^[A-Za-z][A-Za-z0-9_-]*$"},timeoutSeconds:{
type:"integer",format:"int32",minimum:1,maximum:86400},runShellCommand:{type:"object",required:["commandConten\
t"],properties:{commandContent:{type:"string",minLength:1,maxLength:16384},workingDir:{type:"string",maxLength:200,
pattern:"^/"},username:{type:"string",maxLength:32,pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"}},additionalProperties:!1},
writeFile:{type:"object",required:["destinationPath","content"],properties:{destinationPath:{type:"string",maxLength:511,
pattern:"^(/[^/]+)+$"},content:{type:"string",maxLength:16384},mode:{type:"string",maxLength:4,pattern:"^[0-7]\
{3,4}$"},owner:{type:"string",maxLength:32,pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"},group:{type:"string",maxLength:32,
pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"}},additionalProperties:!1},reboot:{type:"object",properties:{},additionalProperties:!1}},
additionalProperties:!1}}},additionalProperties:!1},status:{type:"object",required:["observedGeneration"],default:{
observedGeneration:-1},properties:{observedGeneration:{type:"integer",format:"int64",minimum:-1},conditions:{type:"\
array",maxItems:16,items:{type:"object",required:["type","status","reason","message","observedGeneration","las\
tTransitionTime"],properties:{type:{type:"string",maxLength:64,pattern:"^[A-Z][A-Za-z0-9]*$"},status:{type:"st\
ring",enum:["True","False","Unknown"]},reason:{type:"string",minLength:1,maxLength:64,pattern:"^[A-Z][A-Za-z0-\
9]*$"},message:{type:"string",maxLength:1024},observedGeneration:{type:"integer",format:"int64",minimum:0},lastTransitionTime:{
type:"string",format:"date-time",maxLength:64}},additionalProperties:!1}},format:{type:"string",enum:["Structu\
red"]},contentHash:{type:"string",maxLength:128},taskCount:{type:"integer",format:"int32",minimum:0,maximum:127}},
additionalProperties:!1}}},h=q().default,C=new RegExp("^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$","\
u"),Z=new RegExp("^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$","u"),F=new RegExp("^[A-Za\
-z][A-Za-z0-9_-]*$","u"),z=new RegExp("^/","u"),v=new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*$","u"),S=new RegExp("^\
(/[^/]+)+$","u"),j=new RegExp("^[0-7]{3,4}$","u"),N=new RegExp("^[A-Z][A-Za-z0-9]*$","u"),$=/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
function x(d,{instancePath:s="",parentData:w,parentDataProperty:g,rootData:k=d}={}){let e=null,t=0;if(d&&typeof d==
"object"&&!Array.isArray(d)){if(d.status===void 0&&(d.status={observedGeneration:-1}),d.apiVersion===void 0){let a={
instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must \
have required property 'apiVersion'"};e===null?e=[a]:e.push(a),t++}if(d.kind===void 0){let a={instancePath:s,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===
null?e=[a]:e.push(a),t++}if(d.metadata===void 0){let a={instancePath:s,schemaPath:"#/required",keyword:"requir\
ed",params:{missingProperty:"metadata"},message:"must have required property 'metadata'"};e===null?e=[a]:e.push(
a),t++}if(d.spec===void 0){let a={instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},message:"must have required property 'spec'"};e===null?e=[a]:e.push(a),t++}for(let a in d)if(!(a==="api\
Version"||a==="kind"||a==="metadata"||a==="spec"||a==="status")){let o={instancePath:s,schemaPath:"#/additiona\
lProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"must NOT have additional pr\
operties"};e===null?e=[o]:e.push(o),t++}if(d.apiVersion!==void 0){let a=d.apiVersion;if(typeof a!="string"){let o={
instancePath:s+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[o]:e.push(o),t++}if(a!=="imagesmith.dev/v1alpha1"){let o={instancePath:s+"/apiVer\
sion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue:"imagesmith.dev/v1alpha1"},
message:"must be equal to constant"};e===null?e=[o]:e.push(o),t++}}if(d.kind!==void 0){let a=d.kind;if(typeof a!=
"string"){let o={instancePath:s+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"strin\
g"},message:"must be string"};e===null?e=[o]:e.push(o),t++}if(a!=="ImageComponent"){let o={instancePath:s+"/ki\
nd",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"ImageComponent"},message:"must \
be equal to constant"};e===null?e=[o]:e.push(o),t++}}if(d.metadata!==void 0){let a=d.metadata;if(a&&typeof a==
"object"&&!Array.isArray(a)){if(a.name===void 0){let o={instancePath:s+"/metadata",schemaPath:"#/properties/me\
tadata/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name\
'"};e===null?e=[o]:e.push(o),t++}if(a.name!==void 0){let o=a.name;if(typeof o=="string"){if(h(o)>253){let l={instancePath:s+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit:253},
message:"must NOT have more than 253 characters"};e===null?e=[l]:e.push(l),t++}if(h(o)<1){let l={instancePath:s+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit:1},
message:"must NOT have fewer than 1 characters"};e===null?e=[l]:e.push(l),t++}}else{let l={instancePath:s+"/me\
tadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[l]:e.push(l),t++}}}else{let o={instancePath:s+"/metadata",schemaPath:"#/propertie\
s/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[o]:e.push(o),t++}}
if(d.spec!==void 0){let a=d.spec;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.type===void 0&&(a.type="Bui\
ld"),a.osType===void 0&&(a.osType="Linux"),a.version===void 0&&(a.version="1.0.0"),a.immutable===void 0&&(a.immutable=
!1),a.tasks===void 0){let r={instancePath:s+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",
params:{missingProperty:"tasks"},message:"must have required property 'tasks'"};e===null?e=[r]:e.push(r),t++}for(let r in a)
if(!(r==="type"||r==="osType"||r==="componentName"||r==="version"||r==="description"||r==="immutable"||r==="ta\
sks")){let n={instancePath:s+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalPr\
operties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[n]:e.push(n),
t++}let o=a.type;if(typeof o!="string"){let r={instancePath:s+"/spec/type",schemaPath:"#/properties/spec/prope\
rties/type/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}
if(o!=="Build"){let r={instancePath:s+"/spec/type",schemaPath:"#/properties/spec/properties/type/enum",keyword:"\
enum",params:{allowedValues:P.properties.spec.properties.type.enum},message:"must be equal to one of the allow\
ed values"};e===null?e=[r]:e.push(r),t++}let l=a.osType;if(typeof l!="string"){let r={instancePath:s+"/spec/os\
Type",schemaPath:"#/properties/spec/properties/osType/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[r]:e.push(r),t++}if(l!=="Linux"){let r={instancePath:s+"/spec/osType",schemaPath:"#/\
properties/spec/properties/osType/enum",keyword:"enum",params:{allowedValues:P.properties.spec.properties.osType.
enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),t++}if(a.componentName!==
void 0){let r=a.componentName;if(typeof r=="string"){if(h(r)>128){let n={instancePath:s+"/spec/componentName",
schemaPath:"#/properties/spec/properties/componentName/maxLength",keyword:"maxLength",params:{limit:128},message:"\
must NOT have more than 128 characters"};e===null?e=[n]:e.push(n),t++}if(h(r)<2){let n={instancePath:s+"/spec/\
componentName",schemaPath:"#/properties/spec/properties/componentName/minLength",keyword:"minLength",params:{limit:2},
message:"must NOT have fewer than 2 characters"};e===null?e=[n]:e.push(n),t++}if(!C.test(r)){let n={instancePath:s+
"/spec/componentName",schemaPath:"#/properties/spec/properties/componentName/pattern",keyword:"pattern",params:{
pattern:"^[A-Za-z\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF:._-]*$"},message:'must match pattern "^[A-Za-z\u4E00-\u9FFF][A-Za\
-z0-9\u4E00-\u9FFF:._-]*$"'};e===null?e=[n]:e.push(n),t++}}else{let n={instancePath:s+"/spec/componentName",schemaPath:"\
#/properties/spec/properties/componentName/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[n]:e.push(n),t++}}let c=a.version;if(typeof c=="string"){if(h(c)>32){let r={instancePath:s+"/spec/\
version",schemaPath:"#/properties/spec/properties/version/maxLength",keyword:"maxLength",params:{limit:32},message:"\
must NOT have more than 32 characters"};e===null?e=[r]:e.push(r),t++}if(!Z.test(c)){let r={instancePath:s+"/sp\
ec/version",schemaPath:"#/properties/spec/properties/version/pattern",keyword:"pattern",params:{pattern:"^(0|[\
1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"},message:'must match pattern "^(0|[1-9][0-9]{0,8\
})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"'};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:s+"/\
spec/version",schemaPath:"#/properties/spec/properties/version/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),t++}if(a.description!==void 0){let r=a.description;if(typeof r=="str\
ing"){if(h(r)>256){let n={instancePath:s+"/spec/description",schemaPath:"#/properties/spec/properties/descript\
ion/maxLength",keyword:"maxLength",params:{limit:256},message:"must NOT have more than 256 characters"};e===null?
e=[n]:e.push(n),t++}}else{let n={instancePath:s+"/spec/description",schemaPath:"#/properties/spec/properties/d\
escription/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}
if(typeof a.immutable!="boolean"){let r={instancePath:s+"/spec/immutable",schemaPath:"#/properties/spec/proper\
ties/immutable/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[r]:e.push(r),
t++}if(a.tasks!==void 0){let r=a.tasks;if(Array.isArray(r)){if(r.length>127){let u={instancePath:s+"/spec/task\
s",schemaPath:"#/properties/spec/properties/tasks/maxItems",keyword:"maxItems",params:{limit:127},message:"mus\
t NOT have more than 127 items"};e===null?e=[u]:e.push(u),t++}if(r.length<1){let u={instancePath:s+"/spec/task\
s",schemaPath:"#/properties/spec/properties/tasks/minItems",keyword:"minItems",params:{limit:1},message:"must \
NOT have fewer than 1 items"};e===null?e=[u]:e.push(u),t++}let n=r.length;for(let u=0;u<n;u++){let y=r[u];if(y&&
typeof y=="object"&&!Array.isArray(y)){if(y.name===void 0){let m={instancePath:s+"/spec/tasks/"+u,schemaPath:"\
#/properties/spec/properties/tasks/items/required",keyword:"required",params:{missingProperty:"name"},message:"\
must have required property 'name'"};e===null?e=[m]:e.push(m),t++}for(let m in y)if(!(m==="name"||m==="timeout\
Seconds"||m==="runShellCommand"||m==="writeFile"||m==="reboot")){let i={instancePath:s+"/spec/tasks/"+u,schemaPath:"\
#/properties/spec/properties/tasks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:m},
message:"must NOT have additional properties"};e===null?e=[i]:e.push(i),t++}if(y.name!==void 0){let m=y.name;if(typeof m==
"string"){if(h(m)>63){let i={instancePath:s+"/spec/tasks/"+u+"/name",schemaPath:"#/properties/spec/properties/\
tasks/items/properties/name/maxLength",keyword:"maxLength",params:{limit:63},message:"must NOT have more than \
63 characters"};e===null?e=[i]:e.push(i),t++}if(!F.test(m)){let i={instancePath:s+"/spec/tasks/"+u+"/name",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/name/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z]\
[A-Za-z0-9_-]*$"},message:'must match pattern "^[A-Za-z][A-Za-z0-9_-]*$"'};e===null?e=[i]:e.push(i),t++}}else{
let i={instancePath:s+"/spec/tasks/"+u+"/name",schemaPath:"#/properties/spec/properties/tasks/items/properties\
/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),t++}}if(y.
timeoutSeconds!==void 0){let m=y.timeoutSeconds;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m))){let i={
instancePath:s+"/spec/tasks/"+u+"/timeoutSeconds",schemaPath:"#/properties/spec/properties/tasks/items/propert\
ies/timeoutSeconds/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[i]:e.push(
i),t++}if(typeof m=="number"&&isFinite(m)){if(m>86400||isNaN(m)){let i={instancePath:s+"/spec/tasks/"+u+"/time\
outSeconds",schemaPath:"#/properties/spec/properties/tasks/items/properties/timeoutSeconds/maximum",keyword:"m\
aximum",params:{comparison:"<=",limit:86400},message:"must be <= 86400"};e===null?e=[i]:e.push(i),t++}if(m<1||
isNaN(m)){let i={instancePath:s+"/spec/tasks/"+u+"/timeoutSeconds",schemaPath:"#/properties/spec/properties/ta\
sks/items/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must \
be >= 1"};e===null?e=[i]:e.push(i),t++}}}if(y.runShellCommand!==void 0){let m=y.runShellCommand;if(m&&typeof m==
"object"&&!Array.isArray(m)){if(m.commandContent===void 0){let i={instancePath:s+"/spec/tasks/"+u+"/runShellCo\
mmand",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/required",keyword:"requ\
ired",params:{missingProperty:"commandContent"},message:"must have required property 'commandContent'"};e===null?
e=[i]:e.push(i),t++}for(let i in m)if(!(i==="commandContent"||i==="workingDir"||i==="username")){let p={instancePath:s+
"/spec/tasks/"+u+"/runShellCommand",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCo\
mmand/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},message:"must NOT hav\
e additional properties"};e===null?e=[p]:e.push(p),t++}if(m.commandContent!==void 0){let i=m.commandContent;if(typeof i==
"string"){if(h(i)>16384){let p={instancePath:s+"/spec/tasks/"+u+"/runShellCommand/commandContent",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/commandContent/maxLength",keyword:"\
maxLength",params:{limit:16384},message:"must NOT have more than 16384 characters"};e===null?e=[p]:e.push(p),t++}
if(h(i)<1){let p={instancePath:s+"/spec/tasks/"+u+"/runShellCommand/commandContent",schemaPath:"#/properties/s\
pec/properties/tasks/items/properties/runShellCommand/properties/commandContent/minLength",keyword:"minLength",
params:{limit:1},message:"must NOT have fewer than 1 characters"};e===null?e=[p]:e.push(p),t++}}else{let p={instancePath:s+
"/spec/tasks/"+u+"/runShellCommand/commandContent",schemaPath:"#/properties/spec/properties/tasks/items/proper\
ties/runShellCommand/properties/commandContent/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"};e===null?e=[p]:e.push(p),t++}}if(m.workingDir!==void 0){let i=m.workingDir;if(typeof i=="string"){if(h(
i)>200){let p={instancePath:s+"/spec/tasks/"+u+"/runShellCommand/workingDir",schemaPath:"#/properties/spec/pro\
perties/tasks/items/properties/runShellCommand/properties/workingDir/maxLength",keyword:"maxLength",params:{limit:200},
message:"must NOT have more than 200 characters"};e===null?e=[p]:e.push(p),t++}if(!z.test(i)){let p={instancePath:s+
"/spec/tasks/"+u+"/runShellCommand/workingDir",schemaPath:"#/properties/spec/properties/tasks/items/properties\
/runShellCommand/properties/workingDir/pattern",keyword:"pattern",params:{pattern:"^/"},message:'must match pa\
ttern "^/"'};e===null?e=[p]:e.push(p),t++}}else{let p={instancePath:s+"/spec/tasks/"+u+"/runShellCommand/worki\
ngDir",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/workingDir/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),t++}}if(m.username!==
void 0){let i=m.username;if(typeof i=="string"){if(h(i)>32){let p={instancePath:s+"/spec/tasks/"+u+"/runShellC\
ommand/username",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/us\
ername/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more than 32 characters"};e===null?
e=[p]:e.push(p),t++}if(!v.test(i)){let p={instancePath:s+"/spec/tasks/"+u+"/runShellCommand/username",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/username/pattern",keyword:"patt\
ern",params:{pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"},message:'must match pattern "^[A-Za-z_][A-Za-z0-9_.-]*$"'};
e===null?e=[p]:e.push(p),t++}}else{let p={instancePath:s+"/spec/tasks/"+u+"/runShellCommand/username",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/runShellCommand/properties/username/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),t++}}}else{let i={instancePath:s+"/spec/task\
s/"+u+"/runShellCommand",schemaPath:"#/properties/spec/properties/tasks/items/properties/runShellCommand/type",
keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[i]:e.push(i),t++}}if(y.writeFile!==
void 0){let m=y.writeFile;if(m&&typeof m=="object"&&!Array.isArray(m)){if(m.destinationPath===void 0){let i={instancePath:s+
"/spec/tasks/"+u+"/writeFile",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/requir\
ed",keyword:"required",params:{missingProperty:"destinationPath"},message:"must have required property 'destin\
ationPath'"};e===null?e=[i]:e.push(i),t++}if(m.content===void 0){let i={instancePath:s+"/spec/tasks/"+u+"/writ\
eFile",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/required",keyword:"required",
params:{missingProperty:"content"},message:"must have required property 'content'"};e===null?e=[i]:e.push(i),t++}
for(let i in m)if(!(i==="destinationPath"||i==="content"||i==="mode"||i==="owner"||i==="group")){let p={instancePath:s+
"/spec/tasks/"+u+"/writeFile",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/additi\
onalProperties",keyword:"additionalProperties",params:{additionalProperty:i},message:"must NOT have additional\
 properties"};e===null?e=[p]:e.push(p),t++}if(m.destinationPath!==void 0){let i=m.destinationPath;if(typeof i==
"string"){if(h(i)>511){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/destinationPath",schemaPath:"#/prope\
rties/spec/properties/tasks/items/properties/writeFile/properties/destinationPath/maxLength",keyword:"maxLengt\
h",params:{limit:511},message:"must NOT have more than 511 characters"};e===null?e=[p]:e.push(p),t++}if(!S.test(
i)){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/destinationPath",schemaPath:"#/properties/spec/properti\
es/tasks/items/properties/writeFile/properties/destinationPath/pattern",keyword:"pattern",params:{pattern:"^(/\
[^/]+)+$"},message:'must match pattern "^(/[^/]+)+$"'};e===null?e=[p]:e.push(p),t++}}else{let p={instancePath:s+
"/spec/tasks/"+u+"/writeFile/destinationPath",schemaPath:"#/properties/spec/properties/tasks/items/properties/\
writeFile/properties/destinationPath/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[p]:e.push(p),t++}}if(m.content!==void 0){let i=m.content;if(typeof i=="string"){if(h(i)>16384){let p={
instancePath:s+"/spec/tasks/"+u+"/writeFile/content",schemaPath:"#/properties/spec/properties/tasks/items/prop\
erties/writeFile/properties/content/maxLength",keyword:"maxLength",params:{limit:16384},message:"must NOT have\
 more than 16384 characters"};e===null?e=[p]:e.push(p),t++}}else{let p={instancePath:s+"/spec/tasks/"+u+"/writ\
eFile/content",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/content/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),t++}}if(m.mode!==
void 0){let i=m.mode;if(typeof i=="string"){if(h(i)>4){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/mode",
schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/mode/maxLength",keyword:"\
maxLength",params:{limit:4},message:"must NOT have more than 4 characters"};e===null?e=[p]:e.push(p),t++}if(!j.
test(i)){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/mode",schemaPath:"#/properties/spec/properties/tas\
ks/items/properties/writeFile/properties/mode/pattern",keyword:"pattern",params:{pattern:"^[0-7]{3,4}$"},message:'\
must match pattern "^[0-7]{3,4}$"'};e===null?e=[p]:e.push(p),t++}}else{let p={instancePath:s+"/spec/tasks/"+u+
"/writeFile/mode",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/mode/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),t++}}if(m.owner!==
void 0){let i=m.owner;if(typeof i=="string"){if(h(i)>32){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/ow\
ner",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/properties/owner/maxLength",keyword:"\
maxLength",params:{limit:32},message:"must NOT have more than 32 characters"};e===null?e=[p]:e.push(p),t++}if(!v.
test(i)){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/owner",schemaPath:"#/properties/spec/properties/ta\
sks/items/properties/writeFile/properties/owner/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z_][A-Za-z0\
-9_.-]*$"},message:'must match pattern "^[A-Za-z_][A-Za-z0-9_.-]*$"'};e===null?e=[p]:e.push(p),t++}}else{let p={
instancePath:s+"/spec/tasks/"+u+"/writeFile/owner",schemaPath:"#/properties/spec/properties/tasks/items/proper\
ties/writeFile/properties/owner/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[p]:e.push(p),t++}}if(m.group!==void 0){let i=m.group;if(typeof i=="string"){if(h(i)>32){let p={instancePath:s+
"/spec/tasks/"+u+"/writeFile/group",schemaPath:"#/properties/spec/properties/tasks/items/properties/writeFile/\
properties/group/maxLength",keyword:"maxLength",params:{limit:32},message:"must NOT have more than 32 characte\
rs"};e===null?e=[p]:e.push(p),t++}if(!v.test(i)){let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/group",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/properties/group/pattern",keyword:"pattern",params:{
pattern:"^[A-Za-z_][A-Za-z0-9_.-]*$"},message:'must match pattern "^[A-Za-z_][A-Za-z0-9_.-]*$"'};e===null?e=[p]:
e.push(p),t++}}else{let p={instancePath:s+"/spec/tasks/"+u+"/writeFile/group",schemaPath:"#/properties/spec/pr\
operties/tasks/items/properties/writeFile/properties/group/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[p]:e.push(p),t++}}}else{let i={instancePath:s+"/spec/tasks/"+u+"/writeFile",schemaPath:"\
#/properties/spec/properties/tasks/items/properties/writeFile/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[i]:e.push(i),t++}}if(y.reboot!==void 0){let m=y.reboot;if(m&&typeof m=="object"&&
!Array.isArray(m))for(let i in m){let p={instancePath:s+"/spec/tasks/"+u+"/reboot",schemaPath:"#/properties/sp\
ec/properties/tasks/items/properties/reboot/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:i},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}else{let i={instancePath:s+"/spec/\
tasks/"+u+"/reboot",schemaPath:"#/properties/spec/properties/tasks/items/properties/reboot/type",keyword:"type",
params:{type:"object"},message:"must be object"};e===null?e=[i]:e.push(i),t++}}}else{let m={instancePath:s+"/s\
pec/tasks/"+u,schemaPath:"#/properties/spec/properties/tasks/items/type",keyword:"type",params:{type:"object"},
message:"must be object"};e===null?e=[m]:e.push(m),t++}}}else{let n={instancePath:s+"/spec/tasks",schemaPath:"\
#/properties/spec/properties/tasks/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?
e=[n]:e.push(n),t++}}}else{let o={instancePath:s+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[o]:e.push(o),t++}}let f=d.status;if(f&&typeof f=="object"&&
!Array.isArray(f)){if(f.observedGeneration===void 0){let a={instancePath:s+"/status",schemaPath:"#/properties/\
status/required",keyword:"required",params:{missingProperty:"observedGeneration"},message:"must have required \
property 'observedGeneration'"};e===null?e=[a]:e.push(a),t++}for(let a in f)if(!(a==="observedGeneration"||a===
"conditions"||a==="format"||a==="contentHash"||a==="taskCount")){let o={instancePath:s+"/status",schemaPath:"#\
/properties/status/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},message:"\
must NOT have additional properties"};e===null?e=[o]:e.push(o),t++}if(f.observedGeneration!==void 0){let a=f.observedGeneration;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a))){let o={instancePath:s+"/status/observedGeneration",schemaPath:"\
#/properties/status/properties/observedGeneration/type",keyword:"type",params:{type:"integer"},message:"must b\
e integer"};e===null?e=[o]:e.push(o),t++}if(typeof a=="number"&&isFinite(a)&&(a<-1||isNaN(a))){let o={instancePath:s+
"/status/observedGeneration",schemaPath:"#/properties/status/properties/observedGeneration/minimum",keyword:"m\
inimum",params:{comparison:">=",limit:-1},message:"must be >= -1"};e===null?e=[o]:e.push(o),t++}}if(f.conditions!==
void 0){let a=f.conditions;if(Array.isArray(a)){if(a.length>16){let l={instancePath:s+"/status/conditions",schemaPath:"\
#/properties/status/properties/conditions/maxItems",keyword:"maxItems",params:{limit:16},message:"must NOT hav\
e more than 16 items"};e===null?e=[l]:e.push(l),t++}let o=a.length;for(let l=0;l<o;l++){let c=a[l];if(c&&typeof c==
"object"&&!Array.isArray(c)){if(c.type===void 0){let r={instancePath:s+"/status/conditions/"+l,schemaPath:"#/p\
roperties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"type"},message:"\
must have required property 'type'"};e===null?e=[r]:e.push(r),t++}if(c.status===void 0){let r={instancePath:s+
"/status/conditions/"+l,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"status"},message:"must have required property 'status'"};e===null?e=[r]:e.push(r),
t++}if(c.reason===void 0){let r={instancePath:s+"/status/conditions/"+l,schemaPath:"#/properties/status/proper\
ties/conditions/items/required",keyword:"required",params:{missingProperty:"reason"},message:"must have requir\
ed property 'reason'"};e===null?e=[r]:e.push(r),t++}if(c.message===void 0){let r={instancePath:s+"/status/cond\
itions/"+l,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"required",params:{missingProperty:"\
message"},message:"must have required property 'message'"};e===null?e=[r]:e.push(r),t++}if(c.observedGeneration===
void 0){let r={instancePath:s+"/status/conditions/"+l,schemaPath:"#/properties/status/properties/conditions/it\
ems/required",keyword:"required",params:{missingProperty:"observedGeneration"},message:"must have required pro\
perty 'observedGeneration'"};e===null?e=[r]:e.push(r),t++}if(c.lastTransitionTime===void 0){let r={instancePath:s+
"/status/conditions/"+l,schemaPath:"#/properties/status/properties/conditions/items/required",keyword:"require\
d",params:{missingProperty:"lastTransitionTime"},message:"must have required property 'lastTransitionTime'"};e===
null?e=[r]:e.push(r),t++}for(let r in c)if(!(r==="type"||r==="status"||r==="reason"||r==="message"||r==="obser\
vedGeneration"||r==="lastTransitionTime")){let n={instancePath:s+"/status/conditions/"+l,schemaPath:"#/propert\
ies/status/properties/conditions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[n]:e.push(n),t++}if(c.type!==void 0){let r=c.type;if(typeof r==
"string"){if(h(r)>64){let n={instancePath:s+"/status/conditions/"+l+"/type",schemaPath:"#/properties/status/pr\
operties/conditions/items/properties/type/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT h\
ave more than 64 characters"};e===null?e=[n]:e.push(n),t++}if(!N.test(r)){let n={instancePath:s+"/status/condi\
tions/"+l+"/type",schemaPath:"#/properties/status/properties/conditions/items/properties/type/pattern",keyword:"\
pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]*$"'};e===null?e=
[n]:e.push(n),t++}}else{let n={instancePath:s+"/status/conditions/"+l+"/type",schemaPath:"#/properties/status/\
properties/conditions/items/properties/type/type",keyword:"type",params:{type:"string"},message:"must be strin\
g"};e===null?e=[n]:e.push(n),t++}}if(c.status!==void 0){let r=c.status;if(typeof r!="string"){let n={instancePath:s+
"/status/conditions/"+l+"/status",schemaPath:"#/properties/status/properties/conditions/items/properties/statu\
s/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}if(!(r===
"True"||r==="False"||r==="Unknown")){let n={instancePath:s+"/status/conditions/"+l+"/status",schemaPath:"#/pro\
perties/status/properties/conditions/items/properties/status/enum",keyword:"enum",params:{allowedValues:P.properties.
status.properties.conditions.items.properties.status.enum},message:"must be equal to one of the allowed values"};
e===null?e=[n]:e.push(n),t++}}if(c.reason!==void 0){let r=c.reason;if(typeof r=="string"){if(h(r)>64){let n={instancePath:s+
"/status/conditions/"+l+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reaso\
n/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64 characters"};e===null?e=
[n]:e.push(n),t++}if(h(r)<1){let n={instancePath:s+"/status/conditions/"+l+"/reason",schemaPath:"#/properties/\
status/properties/conditions/items/properties/reason/minLength",keyword:"minLength",params:{limit:1},message:"\
must NOT have fewer than 1 characters"};e===null?e=[n]:e.push(n),t++}if(!N.test(r)){let n={instancePath:s+"/st\
atus/conditions/"+l+"/reason",schemaPath:"#/properties/status/properties/conditions/items/properties/reason/pa\
ttern",keyword:"pattern",params:{pattern:"^[A-Z][A-Za-z0-9]*$"},message:'must match pattern "^[A-Z][A-Za-z0-9]\
*$"'};e===null?e=[n]:e.push(n),t++}}else{let n={instancePath:s+"/status/conditions/"+l+"/reason",schemaPath:"#\
/properties/status/properties/conditions/items/properties/reason/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[n]:e.push(n),t++}}if(c.message!==void 0){let r=c.message;if(typeof r=="string"){if(h(
r)>1024){let n={instancePath:s+"/status/conditions/"+l+"/message",schemaPath:"#/properties/status/properties/c\
onditions/items/properties/message/maxLength",keyword:"maxLength",params:{limit:1024},message:"must NOT have m\
ore than 1024 characters"};e===null?e=[n]:e.push(n),t++}}else{let n={instancePath:s+"/status/conditions/"+l+"/\
message",schemaPath:"#/properties/status/properties/conditions/items/properties/message/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}if(c.observedGeneration!==void 0){let r=c.
observedGeneration;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let n={instancePath:s+"/status/co\
nditions/"+l+"/observedGeneration",schemaPath:"#/properties/status/properties/conditions/items/properties/obse\
rvedGeneration/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[n]:e.push(n),
t++}if(typeof r=="number"&&isFinite(r)&&(r<0||isNaN(r))){let n={instancePath:s+"/status/conditions/"+l+"/obser\
vedGeneration",schemaPath:"#/properties/status/properties/conditions/items/properties/observedGeneration/minim\
um",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"};e===null?e=[n]:e.push(n),t++}}if(c.
lastTransitionTime!==void 0){let r=c.lastTransitionTime;if(typeof r=="string"){if(h(r)>64){let n={instancePath:s+
"/status/conditions/"+l+"/lastTransitionTime",schemaPath:"#/properties/status/properties/conditions/items/prop\
erties/lastTransitionTime/maxLength",keyword:"maxLength",params:{limit:64},message:"must NOT have more than 64\
 characters"};e===null?e=[n]:e.push(n),t++}if(!$.test(r)){let n={instancePath:s+"/status/conditions/"+l+"/last\
TransitionTime",schemaPath:"#/properties/status/properties/conditions/items/properties/lastTransitionTime/form\
at",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'};e===null?e=[n]:e.push(
n),t++}}else{let n={instancePath:s+"/status/conditions/"+l+"/lastTransitionTime",schemaPath:"#/properties/stat\
us/properties/conditions/items/properties/lastTransitionTime/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[n]:e.push(n),t++}}}else{let r={instancePath:s+"/status/conditions/"+l,schemaPath:"\
#/properties/status/properties/conditions/items/type",keyword:"type",params:{type:"object"},message:"must be o\
bject"};e===null?e=[r]:e.push(r),t++}}}else{let o={instancePath:s+"/status/conditions",schemaPath:"#/propertie\
s/status/properties/conditions/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=
[o]:e.push(o),t++}}if(f.format!==void 0){let a=f.format;if(typeof a!="string"){let o={instancePath:s+"/status/\
format",schemaPath:"#/properties/status/properties/format/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[o]:e.push(o),t++}if(a!=="Structured"){let o={instancePath:s+"/status/format",schemaPath:"\
#/properties/status/properties/format/enum",keyword:"enum",params:{allowedValues:P.properties.status.properties.
format.enum},message:"must be equal to one of the allowed values"};e===null?e=[o]:e.push(o),t++}}if(f.contentHash!==
void 0){let a=f.contentHash;if(typeof a=="string"){if(h(a)>128){let o={instancePath:s+"/status/contentHash",schemaPath:"\
#/properties/status/properties/contentHash/maxLength",keyword:"maxLength",params:{limit:128},message:"must NOT\
 have more than 128 characters"};e===null?e=[o]:e.push(o),t++}}else{let o={instancePath:s+"/status/contentHash",
schemaPath:"#/properties/status/properties/contentHash/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[o]:e.push(o),t++}}if(f.taskCount!==void 0){let a=f.taskCount;if(!(typeof a=="number"&&
!(a%1)&&!isNaN(a)&&isFinite(a))){let o={instancePath:s+"/status/taskCount",schemaPath:"#/properties/status/pro\
perties/taskCount/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[o]:e.push(
o),t++}if(typeof a=="number"&&isFinite(a)){if(a>127||isNaN(a)){let o={instancePath:s+"/status/taskCount",schemaPath:"\
#/properties/status/properties/taskCount/maximum",keyword:"maximum",params:{comparison:"<=",limit:127},message:"\
must be <= 127"};e===null?e=[o]:e.push(o),t++}if(a<0||isNaN(a)){let o={instancePath:s+"/status/taskCount",schemaPath:"\
#/properties/status/properties/taskCount/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"\
must be >= 0"};e===null?e=[o]:e.push(o),t++}}}}else{let a={instancePath:s+"/status",schemaPath:"#/properties/s\
tatus/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[a]:e.push(a),t++}}else{
let f={instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[f]:e.push(f),t++}return x.errors=e,t===0}});export default O();

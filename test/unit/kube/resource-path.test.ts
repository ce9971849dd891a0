import { collectionPath, nameSelector, objectPath, withQuery } from '../../../src/kube/resource-path.ts';
import { CONFIG_MAPS, EVENTS, NAMESPACES } from '../../../src/kube/resources.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('resource path');

test('core and named groups, all namespaces, one namespace and none', () => {
  assert.is(collectionPath(CONFIG_MAPS), '/api/v1/configmaps');
  assert.is(collectionPath(CONFIG_MAPS, 'ns'), '/api/v1/namespaces/ns/configmaps');
  assert.is(collectionPath(EVENTS, 'ns'), '/apis/events.k8s.io/v1/namespaces/ns/events');
  assert.is(collectionPath(NAMESPACES, 'ns'), '/api/v1/namespaces');
});

test('an object and its subresource', () => {
  const ref = { namespace: 'ns', name: 'a' };
  assert.is(objectPath(EVENTS, ref, 'status'), '/apis/events.k8s.io/v1/namespaces/ns/events/a/status');
  assert.is(objectPath(NAMESPACES, { name: 'ns' }), '/api/v1/namespaces/ns');
});

test('a namespaced object without a namespace is refused before it names something else', () => {
  assert.throws(() => objectPath(CONFIG_MAPS, { name: 'a' }), TypeError);
});

test('names cannot leave their place in the path', () => {
  assert.is(
    objectPath(CONFIG_MAPS, { namespace: 'ns', name: '../b?x' }),
    '/api/v1/namespaces/ns/configmaps/..%2Fb%3Fx',
  );
});

test('parameters that are undefined are left out, others are encoded', () => {
  assert.is(withQuery('/x', { a: 'b c', d: undefined, e: true, f: 5 }), '/x?a=b%20c&e=true&f=5');
  assert.is(withQuery('/x', { a: undefined }), '/x');
});

test('a name cannot add a condition to a field selector', () => {
  assert.is(nameSelector('a'), 'metadata.name=a');
  assert.is(nameSelector('a,b=c\\'), 'metadata.name=a\\,b\\=c\\\\');
});

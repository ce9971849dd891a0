import { type Check, type Finding, found } from '../check.ts';

/** What the gateway says to requests that no SDK sends. They carry no credentials and cannot change anything. */
export const GATEWAY: readonly Check[] = [
  {
    entries: ['missingGatewayParameters', 'unknownFormat', 'otherMethods', 'xmlContentType'],
    does: 'sends unsigned requests: without parameters, with a Format that is none, with PUT',
    minutes: 1,
    async run({ api }) {
      const ask = async (query: string, method = 'GET') => {
        const answer = await fetch(`${api.ecsURL}?${query}`, { method, signal: AbortSignal.timeout(20_000) });
        const text = await answer.text();
        const code = /"Code":\s*"([^"]+)"|<Code>([^<]+)</.exec(text);
        const type = answer.headers.get('content-type') ?? 'no content type';
        return { status: answer.status, code: code?.[1] ?? code?.[2] ?? 'no code', type };
      };
      const bare = await ask('Action=DescribeRegions&Version=2014-05-26&Format=JSON');
      const format = await ask('Action=DescribeRegions&Version=2014-05-26&Format=TEXT');
      const put = await ask('Action=DescribeRegions&Version=2014-05-26&Format=JSON', 'PUT');
      const xml = await ask('Action=DescribeRegions&Version=2014-05-26&Format=XML');
      const missing = bare.status === 400 && bare.code.startsWith('Missing');
      return [
        modelled('missingGatewayParameters', missing, `${bare.status} ${bare.code}`),
        modelled('unknownFormat', isXML(format.type), `${format.status} ${format.type}`),
        modelled('otherMethods', put.code === bare.code, `${put.status} ${put.code}`),
        modelled('xmlContentType', xml.type.startsWith('text/xml'), xml.type),
      ];
    },
  },
];

/** A finding about an entry without a switch. */
export function modelled(entry: string, is: boolean, saw: string): Finding {
  return found(entry, is ? 'normal' : 'other', saw);
}

function isXML(type: string): boolean {
  return type.includes('xml');
}

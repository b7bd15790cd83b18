/** Where Statistics Norway answers PxWebApi. */
export const SSB = 'https://data.ssb.no/api/pxwebapi/v2';

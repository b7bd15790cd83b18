export const WITHOUT_POSTGRES: string;
export function mayBeSkipped(what: string, shared?: string): boolean;

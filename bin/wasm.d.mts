export const SHIPPED: string;
export function compiled(): Promise<string>;

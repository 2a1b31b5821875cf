/** Where a school is: its bank holidays and its clocks follow from it. */
export const NATIONS = ["england", "wales", "scotland", "northern-ireland", "ireland"] as const;
export type Nation = (typeof NATIONS)[number];

/** What a matter can be at 所在地: a district, or a township or sub-district of one. */
export const placeKinds = ['district', 'township'] as const;

/** Stands where a service's entry is still being written. */
export const handler = async (): Promise<never> => {
  throw new Error('this entry is not written yet');
};

/** An invented company, as the API's description shows one. */
export const EXAMPLE_PROFILE = {
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: "60",
  legalRepresentativeNationality: "GB",
} as const;

export const EXAMPLE_DAY = "2024-06-30";
export const EXAMPLE_PROVISION = "gz-2022-212/1-12";

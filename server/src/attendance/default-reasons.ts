/** A reason as a school starts with it. */
export type DefaultReason = {
  readonly code: string;
  readonly english: string;
  readonly kiswahili: string;
  /** The statuses it may explain, as letters. */
  readonly statuses: string;
  readonly restricted?: true;
};

/** What commonly keeps Kenyan learners from school. A school edits its own copy; numbers follow the order. */
export const DEFAULT_REASONS: readonly DefaultReason[] = [
  { code: "illness", english: "Illness", kiswahili: "Ugonjwa", statuses: "ALE" },
  { code: "fees", english: "Sent home for fees", kiswahili: "Ametumwa nyumbani kwa karo", statuses: "AE" },
  { code: "menstruation", english: "Menstruation", kiswahili: "Hedhi", statuses: "ALE" },
  {
    code: "farm-or-house-work",
    english: "Farm or house work",
    kiswahili: "Kazi za shamba au nyumbani",
    statuses: "AL",
  },
  { code: "herding", english: "Herding", kiswahili: "Kuchunga mifugo", statuses: "AL" },
  { code: "caregiving", english: "Caring for family", kiswahili: "Kutunza jamaa", statuses: "ALE" },
  {
    code: "distance-weather-safety",
    english: "Distance, weather or safety",
    kiswahili: "Umbali, hali ya hewa au usalama",
    statuses: "ALE",
  },
  { code: "bereavement", english: "Bereavement", kiswahili: "Msiba", statuses: "ALE" },
  {
    code: "religious-or-market-day",
    english: "Religious or market day",
    kiswahili: "Siku ya dini au ya soko",
    statuses: "ALE",
  },
  {
    code: "pregnancy-or-marriage",
    english: "Pregnancy or marriage",
    kiswahili: "Ujauzito au ndoa",
    statuses: "AE",
    restricted: true,
  },
  { code: "unknown", english: "Unknown", kiswahili: "Haijulikani", statuses: "AL" },
];

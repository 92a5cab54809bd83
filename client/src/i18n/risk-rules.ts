import { messages } from "./messages";

/** The simple rules, each as whoever checks a point would say it. */
export const riskRules = messages(
  {
    attended80: "Attended 80% or less of the last 20 school days",
    attended90: "Attended more than that, but 90% or less",
    fell10: "Attendance 10 percentage points or more below the learner’s own last term",
    unseen10: "Not seen for 10 school days or more",
    unseen5: "Not seen for 5 to 9 school days",
    failing: "Failing half of the subjects or more",
    arrears: "A whole term’s fees or more overdue",
    older3: "3 years or more older than usual for the grade",
    older2: "2 years older than usual for the grade",
  },
  {
    attended80: "Alihudhuria 80% au chini ya siku 20 za shule zilizopita",
    attended90: "Alihudhuria zaidi ya hapo, lakini 90% au chini",
    fell10: "Mahudhurio pointi 10 za asilimia au zaidi chini ya muhula wake uliopita",
    unseen10: "Hajaonekana kwa siku 10 za shule au zaidi",
    unseen5: "Hajaonekana kwa siku 5 hadi 9 za shule",
    failing: "Anashindwa nusu ya masomo au zaidi",
    arrears: "Karo ya muhula mzima au zaidi imechelewa",
    older3: "Mkubwa kwa miaka 3 au zaidi kuliko kawaida ya gredi",
    older2: "Mkubwa kwa miaka 2 kuliko kawaida ya gredi",
  },
);

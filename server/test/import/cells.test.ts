import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBirthDate } from "../../src/schools/import/birth-date.js";
import { parseClassText } from "../../src/schools/import/class-text.js";
import { parsePhones } from "../../src/schools/import/phones-text.js";
import { isOtherName, isSameName } from "../../src/schools/import/same-name.js";
import { parseSex } from "../../src/schools/import/sex.js";
import { className } from "../../src/schools/class-name.js";
import { GRADES, type Grade } from "../../src/values/grade.js";
import { hasForbiddenText, toLineText } from "../../src/values/line-text.js";
import { parsePhone } from "../../src/values/phone.js";
import { TODAY } from "./roster-file.js";

const subscriber = fc
  .tuple(fc.constantFrom("7", "1"), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([first, rest]) => first + String(rest).padStart(8, "0"));
const prefix = fc.constantFrom("", "0", "254", "+254", "00254", "+254 0", "254-", "(0)");
const gaps = fc.array(fc.constantFrom("", "", " ", "-", ".", "\u00a0", "\u2013"), { minLength: 9, maxLength: 9 });

describe("a phone number", () => {
  it("is one number however it is typed", () => {
    fc.assert(
      fc.property(subscriber, prefix, gaps, (digits, start, between) => {
        const typed = start + [...digits].map((digit, index) => digit + between[index]).join("");
        expect(parsePhone(typed)).toBe(`+254${digits}`);
      }),
    );
  });

  it("is kept as it is once read", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const phone = parsePhone(text);
        if (phone === null) return;
        expect(phone).toMatch(/^\+254[17]\d{8}$/);
        expect(parsePhone(phone)).toBe(phone);
      }),
    );
  });

  it("has company in some cells, and every number is found", () => {
    const separator = fc.constantFrom(" / ", ";", ", ", " & ", "\n", " or ", " na ", " ", "/");
    fc.assert(
      fc.property(fc.uniqueArray(subscriber, { minLength: 1, maxLength: 4 }), separator, (numbers, between) => {
        const written = numbers
          .map((digits) => `0${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`)
          .join(between);
        expect(parsePhones(written)).toEqual({ phones: numbers.map((digits) => `+254${digits}`), bad: [] });
      }),
    );
  });

  it.each([
    "0812345678",
    "071234567",
    "07123456789",
    "+255712345678",
    "2547123456789",
    "7.12E+08",
    "call mama",
    "0712 345 678 x",
  ])("is not %s", (text) => {
    expect(parsePhones(text).phones).toEqual([]);
    expect(parsePhones(text).bad).not.toEqual([]);
  });

  it.each(["", "-", "n/a", "NIL", "0", "hana"])("is none and no fault in %j", (text) => {
    expect(parsePhones(text)).toEqual({ phones: [], bad: [] });
  });
});

const realDay = fc.date({
  min: new Date("2000-01-01T00:00:00Z"),
  max: new Date("2026-08-31T00:00:00Z"),
  noInvalidDate: true,
});
const serial = (at: Date) => Math.floor(at.getTime() / 86_400_000) + 25_569;

describe("a date of birth", () => {
  it("is one day in every form", () => {
    fc.assert(
      fc.property(realDay, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [year = "", month = "", day = ""] = iso.split("-");
        const monthName = new Date(at).toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
        const forms = [
          iso,
          `${iso} 00:00:00`,
          `${iso}T00:00`,
          `${day}/${month}/${year}`,
          `${Number(day)}/${Number(month)}/${year}`,
          `${day}-${month}-${year}`,
          `${day}.${month}.${year}`,
          `${day}/${month}/${year.slice(2)}`,
          `${day}-${monthName.slice(0, 3)}-${year}`,
          `${Number(day)} ${monthName} ${year}`,
          `${Number(day)}th ${monthName}, ${year}`,
          String(serial(at)),
          `${serial(at)}.0`,
        ];
        expect(forms.map((form) => parseBirthDate(form, TODAY))).toEqual(forms.map(() => iso));
      }),
    );
  });

  it.each([
    "31/02/2014",
    "03/25/2014",
    "2014",
    "14/2014",
    "soon",
    "0",
    "32/1/2014",
    "1/13/2014",
    "2014-2-30",
    "1/1/14/2",
    "12/Foo/2014",
    "",
  ])("is not %j", (text) => {
    expect(parseBirthDate(text, TODAY)).toBeNull();
  });

  it("gives two digits the century in which somebody can have been born", () => {
    expect([parseBirthDate("1/2/26", TODAY), parseBirthDate("1/2/27", TODAY)]).toEqual(["2026-02-01", "1927-02-01"]);
  });
});

type ClassCase = [written: string, grade: Grade | null, stream?: string];

describe("a class", () => {
  const cases: ClassCase[] = [
    ["Grade 7 East", "G7", "East"],
    ["G7 EAST", "G7", "East"],
    ["grade7east", "G7", "East"],
    ["7E", "G7", "E"],
    ["7 east", "G7", "East"],
    ["Std 8-West", "G8", "West"],
    ["Standard Eight", "G8", ""],
    ["Class 4", "G4", ""],
    ["Gr. 4 (Blue)", "G4", "Blue"],
    ["Grade 10 STEM", "G10", "Stem"],
    ["Grade 12", "G12", ""],
    ["PP1", "PP1", ""],
    ["pp 2 Red", "PP2", "Red"],
    ["Pre-Primary 1", "PP1", ""],
    ["Form 3 West", "F3", "West"],
    ["F3W", "F3", "W"],
    ["form iii", "F3", ""],
    ["Form IV North", "F4", "North"],
    ["Darasa la 7 Mashariki", "G7", "Mashariki"],
    ["Darasa la saba", "G7", ""],
    ["Darasa la kwanza", "G1", ""],
    ["Gredi ya 9", "G9", ""],
    ["Kidato cha 3 Magharibi", "F3", "Magharibi"],
    ["Kidato cha nne", "F4", ""],
    ["Grade 7 2", "G7", "2"],
    ["Grade 7 Mwang'ombe", "G7", "Mwang'ombe"],
    ["Grade 13", null],
    ["Form 5", null],
    ["PP3", null],
    ["East", null],
    ["Grade", null],
    ["0", null],
    ["Grade 71 East", null],
    ["7 = East!", null],
    [`Grade 7 ${"x".repeat(31)}`, null],
  ];

  it.each(cases)("%s", (written, grade, stream) => {
    expect(parseClassText(written)).toEqual(grade && { grade, stream });
  });

  it("is found again under its own name and its code", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GRADES),
        fc.constantFrom("", "East", "West", "Blue", "A", "2", "St Mary"),
        (grade, stream) => {
          expect(parseClassText(className({ grade, stream }))).toEqual({ grade, stream });
          expect(parseClassText(`${grade} ${stream}`.toUpperCase())?.grade).toBe(grade);
        },
      ),
    );
  });
});

describe("a learner's sex", () => {
  it.each([
    ["F", "F"],
    ["msichana", "F"],
    ["GIRL", "F"],
    ["Mke", "F"],
    ["Mvulana", "M"],
    ["boy", "M"],
    ["Male", "M"],
    ["ME", "M"],
    ["KE", "F"],
    ["x", null],
  ])("%s", (text, sex) => {
    expect(parseSex(text)).toBe(sex);
  });
});

describe("two names", () => {
  it("can be one person's, or hardly", () => {
    expect(isSameName("Mrs. Wanjirũ Ng'ang'a", "NGANGA WANJIRU")).toBe(true);
    expect(isSameName("Mary Wanjiku", "Mary Wanjiku Kamau")).toBe(true);
    expect(isSameName("Mary Wanjiku", "Mary Atieno")).toBe(false);
    expect(isOtherName("Mary Wanjiku", "Wanjiku Njeri")).toBe(false);
    expect(isOtherName("Mary Wanjiku", "Brian Otieno")).toBe(true);
    expect(isOtherName("Mary Wanjiku", "")).toBe(false);
  });
});

describe("text for a line of the feed", () => {
  it("holds no bar, no control, no two blanks, and stays as it is once cleaned", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const line = toLineText(text);
        expect(line).not.toMatch(/[|\p{Cc}\u2028\u2029]|\s\s|^\s|\s$/u);
        expect(toLineText(line)).toBe(line);
        expect(hasForbiddenText(line)).toBe(false);
      }),
    );
  });
});

import { useMessages } from "../i18n/language";
import { promotion } from "../i18n/promotion";
import { SelectInput } from "./select-input";
import { TextInput } from "./text-input";

const codes = (start: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${start}${first + index}`);
const GRADES = [...codes("PP", 1, 2), ...codes("G", 1, 12), ...codes("F", 1, 4)];

/** A grade's code as people say it: `G7` is Grade 7. */
const gradeName = (code: string): string => code.replace(/^G/, "Grade ").replace(/^F/, "Form ");

type GradeInputProps = { grade: string; stream: string; none: string };

/** A class by its grade and stream, which need not be there yet; `none` is what no grade means. */
export function GradeInput({ grade, stream, none }: GradeInputProps) {
  const say = useMessages(promotion);
  return (
    <>
      <SelectInput
        name="grade"
        label={say("grade")}
        defaultValue={grade}
        options={[{ value: "", label: none }, ...GRADES.map((value) => ({ value, label: gradeName(value) }))]}
      />
      <TextInput name="stream" label={say("stream")} hint={say("streamHint")} maxLength={30} defaultValue={stream} />
    </>
  );
}

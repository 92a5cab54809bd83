import { ByClass } from "./by-class";
import { ByTeacher } from "./by-teacher";
import { ClassPage } from "./class-page";
import { TeacherPage } from "./teacher-page";

/** Who teaches what: by class, by teacher (`teachers`), in one class (its id after `classes`), or by one teacher. */
export default function TeachingPage({ part, id }: { part: string | undefined; id: string | undefined }) {
  if (part === "classes" && id) return <ClassPage key={id} id={id} />;
  if (part === "teachers") return id ? <TeacherPage key={id} id={id} /> : <ByTeacher />;
  return <ByClass />;
}

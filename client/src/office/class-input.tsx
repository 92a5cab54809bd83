import { useQuery } from "@apollo/client/react";
import { ClassChoicesDocument } from "../generated/live/graphql";
import { useMessages } from "../i18n/language";
import { learnerLife } from "../i18n/learner-life";
import { classesGoingOn } from "./classes-going-on";
import { nameClasses } from "./name-classes";
import { SelectInput } from "./select-input";

type ClassInputProps = { name: string; without?: string | undefined };

/** One of the classes that take learners, those of the latest year at the head; `without` is left out. Where there is none it leads to adding one. */
export function ClassInput({ name, without }: ClassInputProps) {
  const say = useMessages(learnerLife);
  const { data } = useQuery(ClassChoicesDocument, { fetchPolicy: "cache-and-network" });
  const classes = classesGoingOn(data?.classes.nodes ?? []).filter(({ id }) => id !== without);
  return (
    <div>
      <SelectInput
        key={data ? "read" : "reading"}
        name={name}
        label={say("class")}
        defaultValue=""
        options={[{ value: "", label: say("chooseClass") }, ...nameClasses(classes)]}
      />
      {data && classes.length === 0 && (
        <a href="/settings/classes" className="link inline-flex min-h-12 items-center">
          {say("noClasses")}
        </a>
      )}
    </div>
  );
}

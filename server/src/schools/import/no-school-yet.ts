import { ErrorCode, Refusal } from "../../errors.js";

export const noSchoolYet = (): Refusal =>
  new Refusal(ErrorCode.notFound, "There is no school here yet: run npm start or npm run add-school first.");

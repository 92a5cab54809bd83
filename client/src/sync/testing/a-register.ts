import { readToday } from "../../db/read-today";
import { CLASS, MONDAY, type Phone } from "./a-phone";
import { StandInServer } from "./stand-in-server";

/** A server with the class whose register the phone takes. */
export const aServer = () => new StandInServer().withClass(CLASS, 45);

/** How Monday morning's register stands on the phone. */
export const state = async (phone: Phone) => (await readToday(phone.db, MONDAY))?.classes[0]?.sessions[0]?.state;

/** How many operations have not been sent. */
export const waiting = (phone: Phone) => phone.db.outbox.where({ state: "waiting" }).count();

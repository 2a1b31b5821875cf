import { NEED_TYPES, STAGES } from "../../domain/child";
import { STAFF_ROLES } from "../../domain/staff";
import { TEAM_ROLES } from "../../domain/team";
import { choice, day, id, type ListSchema, note, number, text, yesNo } from "./column";

/** The register: one row a child. */
export const CHILDREN: ListSchema = {
  name: "Children",
  description: "Children on the SEN register of this school, one row each.",
  version: 1,
  columns: [
    text("EntraId", "Account id", { indexed: true }),
    text("GivenName", "Given name", { required: true }),
    text("FamilyName", "Family name, empty for a child with one name"),
    text("YearGroup", "Year group", { required: true }),
    day("DateOfBirth", "Date of birth"),
    note("ClassIds", "Class ids, divided by semicolons"),
    choice("Stage", "Stage", STAGES),
    choice("NeedType", "Main need", NEED_TYPES),
    note("Strengths", "Strengths and interests"),
    day("LeftOn", "Left on"),
  ],
};

/** Who works with a child besides the teachers of the child's classes. */
export const TEAM: ListSchema = {
  name: "Team",
  description: "Assistants, cover staff and specialists who work with a child, with the reason and the days.",
  version: 1,
  columns: [
    id("ChildId", "Child id"),
    id("PersonId", "Person id"),
    choice("Role", "Role", TEAM_ROLES),
    note("Reason", "Reason"),
    day("FromDay", "From", { required: true }),
    day("UntilDay", "Until"),
  ],
};

/** Staff of the school whom the roster does not name, and what they are here. */
export const SETTINGS: ListSchema = {
  name: "Settings",
  description: "Staff with a role in this school's SEN work: SENCO, head, other staff, IT administrator.",
  version: 1,
  columns: [
    id("PersonId", "Person id"),
    choice("Role", "Role", STAFF_ROLES),
    day("FromDay", "From", { required: true }),
    day("UntilDay", "Until"),
  ],
};

/** Which staff need or have had training in a strategy or programme (R43, R80). */
export const TRAINING: ListSchema = {
  name: "Training",
  description: "Training in strategies and programmes: who needs it, who gave it and when.",
  version: 1,
  columns: [
    id("PersonId", "Person id"),
    text("Programme", "Strategy or programme", { required: true, indexed: true }),
    choice("TrainingState", "State", ["needed", "booked", "done"]),
    text("GivenBy", "Given by"),
    day("TrainedOn", "Trained on"),
    day("RenewOn", "Renew on"),
    number("Hours", "Hours"),
    yesNo("CanTrainOthers", "Can train others"),
    note("Remarks", "Remarks"),
  ],
};

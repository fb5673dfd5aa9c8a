/** What a person's app roles choose here: screens and buttons only. Who may do a thing is decided where it is recorded. */
import type { Person } from "../../app/ports/session";

export const isAttorney = (person: Person): boolean => person.roles.includes("Countersign.Attorney");
export const isTeamLead = (person: Person): boolean => person.roles.includes("Countersign.TeamLead");

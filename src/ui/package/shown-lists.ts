import type { PackedList } from "../../domain/package/package-records";

/** The lists of a package in the order in which people think of them: the plan before what belongs to it. */
export const SHOWN_LISTS = ["Children", "Plans", "Targets", "Provision", "Progress", "Reviews", "Acknowledgements"] as const satisfies readonly PackedList[];

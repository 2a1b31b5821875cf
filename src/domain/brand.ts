declare const brand: unique symbol;

/**
 * A value that has been checked or minted as one particular kind of thing, so that a child's id can
 * never be passed where a plan's id is wanted. `Name` equals the name of the type alias.
 */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

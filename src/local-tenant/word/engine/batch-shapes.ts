import { z } from "zod";

/** How the Office library says where an object comes from. */
export const PATH_TYPES = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

/** What the Office library wants done. */
export const ACTION_TYPES = { instantiate: 1, query: 2, method: 3, setProperty: 4 } as const;

const argumentInfo = z.object({ Arguments: z.array(z.unknown()).nullish(), ReferencedObjectPathIds: z.array(z.unknown()).nullish() });

const objectPath = z.object({
  ObjectPathType: z.number(),
  Name: z.string().nullish(),
  ParentObjectPathId: z.number().nullish(),
  ArgumentInfo: argumentInfo.nullish(),
});

const query = z.object({
  Select: z.array(z.string()).nullish(),
  Expand: z.array(z.string()).nullish(),
  Skip: z.number().nullish(),
  Top: z.number().nullish(),
});

const action = z.object({
  Id: z.number(),
  ActionType: z.number(),
  Name: z.string().nullish(),
  ObjectPathId: z.number(),
  ArgumentInfo: argumentInfo.nullish(),
  QueryInfo: query.nullish(),
});

/** One batch: what `context.sync()` sends. Source: the debug files of `@microsoft/office-js` 1.1.110. */
export const batch = z.object({ Actions: z.array(action), ObjectPaths: z.record(z.string(), objectPath) });

export type Batch = z.infer<typeof batch>;
export type BatchAction = z.infer<typeof action>;
export type BatchQuery = z.infer<typeof query>;
export type ObjectPath = z.infer<typeof objectPath>;

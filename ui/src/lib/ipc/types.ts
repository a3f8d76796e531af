// The shapes of the boundary as the window uses them: every field is there. What the core may be sent without is
// optional in the generated bindings, in both directions; what it answers is always whole.
import type * as core from './bindings';

/** A shape in which nothing is left out, all the way down. */
export type Whole<T> = T extends string | number | boolean | null
  ? T
  : T extends (infer Part)[]
    ? Whole<Part>[]
    : { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> };

export type ApiError = Whole<core.ApiError>;
export type AudienceChange = Whole<core.AudienceChange>;
export type AudienceField = Whole<core.AudienceField>;
export type AudienceRow = Whole<core.AudienceRow>;
export type AudienceSheet = Whole<core.AudienceSheet>;
export type Choice = Whole<core.Choice>;
export type ColumnPreview = Whole<core.ColumnPreview>;
export type Commitment = Whole<core.Commitment>;
export type Conflict = Whole<core.Conflict>;
export type DayOrder = Whole<core.DayOrder>;
export type DecisionCounts = Whole<core.DecisionCounts>;
export type DecisionList = Whole<core.DecisionList>;
export type DecisionPreview = Whole<core.DecisionPreview>;
export type DecisionRecord = Whole<core.DecisionRecord>;
export type DecisionRow = Whole<core.DecisionRow>;
export type DecisionStatus = Whole<core.DecisionStatus>;
export type DecisionTab = Whole<core.DecisionTab>;
export type Done = Whole<core.Done>;
export type Field = Whole<core.Field>;
export type FieldMark = Whole<core.FieldMark>;
export type FieldSince = Whole<core.FieldSince>;
export type Format = Whole<core.Format>;
export type Health = Whole<core.Health>;
export type HistoryPage = Whole<core.HistoryPage>;
export type HistoryQuery = Whole<core.HistoryQuery>;
export type ImportPreview = Whole<core.ImportPreview>;
export type ImportProgress = Whole<core.ImportProgress>;
export type ImportReport = Whole<core.ImportReport>;
export type ImportRequest = Whole<core.ImportRequest>;
export type Impossible = Whole<core.Impossible>;
export type ItemField = Whole<core.ItemField>;
export type ItemFilter = Whole<core.ItemFilter>;
export type ItemGroup = Whole<core.ItemGroup>;
export type ItemPage = Whole<core.ItemPage>;
export type ItemQuery = Whole<core.ItemQuery>;
export type ItemRecord = Whole<core.ItemRecord>;
export type ItemRow = Whole<core.ItemRow>;
export type ItemSort = Whole<core.ItemSort>;
export type Keep = Whole<core.Keep>;
export type Kind = Whole<core.Kind>;
export type Layout = Whole<core.Layout>;
export type Leak = Whole<core.Leak>;
export type Level = Whole<core.Level>;
export type LookAt = Whole<core.LookAt>;
export type Looking = Whole<core.Looking>;
export type Mark = Whole<core.Mark>;
export type MarkKind = Whole<core.MarkKind>;
export type Offer = Whole<core.Offer>;
export type Offered = Whole<core.Offered>;
export type Origin = Whole<core.Origin>;
export type LifeChange = Whole<core.LifeChange>;
export type Operation = Whole<core.Operation>;
export type OperationDetail = Whole<core.OperationDetail>;
export type PerKind = Whole<core.PerKind>;
export type PersonField = Whole<core.PersonField>;
export type PersonName = Whole<core.PersonName>;
export type PersonRow = Whole<core.PersonRow>;
export type Precision = Whole<core.Precision>;
export type RecentFile = Whole<core.RecentFile>;
export type RecordChanges = Whole<core.RecordChanges>;
export type RecordText = Whole<core.RecordText>;
export type RelationView = Whole<core.RelationView>;
export type Rule = Whole<core.Rule>;
export type Sample = Whole<core.Sample>;
export type SavedUpdate = Whole<core.SavedUpdate>;
export type Scale = Whole<core.Scale>;
export type Sensitivity = Whole<core.Sensitivity>;
export type SheetField = Whole<core.SheetField>;
export type ShownRecord = Whole<core.ShownRecord>;
export type Target = Whole<core.Target>;
export type TemplateFault = Whole<core.TemplateFault>;
export type TemplateField = Whole<core.TemplateField>;
export type TemplateRow = Whole<core.TemplateRow>;
export type Theme = Whole<core.Theme>;
export type Steps = Whole<core.Steps>;
export type TimeframeReadings = Whole<core.TimeframeReadings>;
export type TimeframeView = Whole<core.TimeframeView>;
export type Totals = Whole<core.Totals>;
export type TriedOut = Whole<core.TriedOut>;
export type UndoTo = Whole<core.UndoTo>;
export type UpdatePreview = Whole<core.UpdatePreview>;
export type Wording = Whole<core.Wording>;
export type WorkspaceChanged = Whole<core.WorkspaceChanged>;
export type WorkspaceInfo = Whole<core.WorkspaceInfo>;

/**
 * What goes out, as the package's types tell it. Made from the schemas in src/contract by `npm run build:schemas`: each
 * key is explained there, and in docs/LIBRARY.md.
 */

export type Words = {
  readonly "zh-CN": string;
  readonly en: string;
};

export type Outcome =
  | "not-applicable"
  | "not-in-force"
  | "ineligible"
  | "undetermined"
  | "conditional"
  | "eligible";

export type Status = "not-yet-in-force" | "in-force" | "unsettled" | "term-lapsed" | "expired";

export type ExactNumber = string;

export type Band = {
  readonly atLeast?: ExactNumber;
  readonly moreThan?: ExactNumber;
  readonly atMost?: ExactNumber;
  readonly lessThan?: ExactNumber;
};

export type Reading = ExactNumber | readonly [ExactNumber, ExactNumber] | Band;

export type CanonicalHolder =
  | {
      readonly name: string;
      readonly unifiedSocialCreditCode?: string;
      readonly lei?: string;
      readonly origin?:
        | ("mainland" | "hong-kong" | "macao" | "taiwan" | "overseas-chinese" | "foreign")
        | null;
      readonly share: ExactNumber | Band;
      readonly holders?: readonly CanonicalHolder[];
    }
  | {
      readonly rest: ("mainland" | "hong-kong" | "macao" | "taiwan" | "overseas-chinese" | "foreign") | null;
      readonly name?: string;
    };

export type CanonicalAnswer =
  | string
  | boolean
  | {
      readonly amount: ExactNumber;
      readonly currency: string;
    }
  | Band
  | {
      readonly atLeast?: ExactNumber;
      readonly moreThan?: ExactNumber;
      readonly atMost?: ExactNumber;
      readonly lessThan?: ExactNumber;
      readonly currency: string;
    }
  | readonly string[]
  | readonly CanonicalHolder[]
  | readonly {
      readonly id: string;
      readonly name?: string;
      readonly unifiedSocialCreditCode?: string;
      readonly lei?: string;
      readonly origin?:
        | ("mainland" | "hong-kong" | "macao" | "taiwan" | "overseas-chinese" | "foreign")
        | null;
      readonly holds?: readonly {
        readonly entity: string;
        readonly share: ExactNumber | Band;
      }[];
      readonly rest?: ("mainland" | "hong-kong" | "macao" | "taiwan" | "overseas-chinese" | "foreign") | null;
    }[]
  | readonly {
      readonly from: string;
      readonly to: string;
      readonly rate: ExactNumber;
      readonly date?: string;
      readonly source?: string;
    }[];

export type Warning = {
  readonly code: string;
  readonly facts: readonly string[];
  readonly message: Words;
};

export type Transfer = {
  readonly points: ExactNumber;
  readonly from: readonly {
    readonly name: string;
    readonly origin: ("mainland" | "hong-kong" | "macao" | "taiwan" | "overseas-chinese" | "foreign") | null;
    readonly points: ExactNumber;
  }[];
  readonly to: "mainland" | "foreign";
};

export type Change = {
  readonly fact: string;
  readonly from: CanonicalAnswer | null;
  readonly to: CanonicalAnswer | null;
  readonly orElse?: readonly (CanonicalAnswer | null)[];
  readonly readings?: {
    readonly direct: Reading;
    readonly lookThrough: Reading;
  };
  readonly transfer?: Transfer;
};

export type Blocker = {
  readonly provision: string;
  readonly requirement: string;
  readonly fact: string;
  readonly reason:
    | "not-in-company-hands"
    | "answer-wanted"
    | "kept"
    | "text-unsettled"
    | "rate-missing"
    | "conflict";
  readonly label: Words;
  readonly quote: string;
  readonly translation: string;
};

export type Conversion = {
  readonly amount: ExactNumber;
  readonly currency: string;
  readonly day: string | null;
  readonly to: string;
  readonly steps: readonly {
    readonly from: string;
    readonly to: string;
    readonly amount: ExactNumber;
    readonly rate: ExactNumber;
    readonly date: string | null;
    readonly source: string | null;
    readonly product: ExactNumber;
  }[];
  readonly product: ExactNumber | null;
  readonly bound: ExactNumber;
  readonly disagreeing?: readonly (readonly {
    readonly from: string;
    readonly to: string;
    readonly amount: ExactNumber;
    readonly rate: ExactNumber;
    readonly date: string | null;
    readonly source: string | null;
    readonly product: ExactNumber;
  }[])[];
  readonly question?: Words;
};

export type Requirement = {
  readonly id: string;
  readonly result: "met" | "unmet" | "unknown";
  readonly reason:
    | ("not-answered" | "do-not-know" | "lies-ahead" | "rate-missing" | "readings-differ" | "text-unsettled")
    | null;
  readonly fact: string;
  readonly operator:
    | "is"
    | "isOneOf"
    | "includes"
    | "excludes"
    | "atLeast"
    | "atMost"
    | "moreThan"
    | "lessThan"
    | "moreThanInEitherReading";
  readonly actual: (string | boolean | readonly string[]) | null;
  readonly readings?: {
    readonly direct: Reading;
    readonly lookThrough: Reading;
  };
  readonly range?: Band;
  readonly isRange?: true;
  readonly readingResults?: {
    readonly direct: "met" | "unmet" | "unknown";
    readonly lookThrough: "met" | "unmet" | "unknown";
  };
  readonly bound: (string | boolean | readonly string[]) | null;
  readonly unit: string | null;
  readonly gap: ExactNumber | null;
  readonly operands?: {
    readonly added: ExactNumber | null;
    readonly original: ExactNumber | null;
    readonly maximum: ExactNumber | null;
  };
  readonly conversion?: Conversion;
  readonly quote: string;
  readonly translation: string;
};

export type Finding = {
  readonly provision: string;
  readonly outcome: Outcome;
  readonly status: Status;
  readonly statusNote: Words | null;
  readonly title: Words;
  readonly source: {
    readonly document: string;
    readonly table: number | null;
    readonly item: number;
    readonly clause: string | null;
    readonly quote: string;
    readonly translation: string;
  };
  readonly requirements: readonly Requirement[];
  readonly open: readonly {
    readonly kind: "other-rules" | "authority" | "step" | "term" | "instrument";
    readonly quote?: string;
    readonly translation?: string;
    readonly note?: Words;
  }[];
  readonly missing: readonly string[];
  readonly changes: readonly (readonly Change[])[];
  readonly blocked?: readonly Blocker[];
};

export type Remedy = {
  readonly changes: readonly Change[] | null;
  readonly cost: {
    readonly facts: number;
    readonly effort: number;
    readonly step: string;
  } | null;
  readonly blocked: readonly Blocker[];
};

export type Comparison = {
  readonly zhunru: string;
  readonly rules: {
    readonly version: string;
    readonly sha256: string;
  };
  readonly asOf: string;
  readonly profile: {
    readonly [key: string]: CanonicalAnswer | null;
  };
  readonly warnings: readonly Warning[];
  readonly cities: readonly {
    readonly city: string;
    readonly standing:
      | "met"
      | "met-with-open-points"
      | "to-change"
      | "not-possible"
      | "cannot-be-told"
      | "without-item";
    readonly remedy: Remedy | null;
  }[];
  readonly documents: readonly {
    readonly id: string;
    readonly city: string;
    readonly title: Words;
    readonly number: string;
    readonly level: "plan-approved-by-state-council" | "municipal-measure" | "gazette";
    readonly status: Status;
    readonly statusNote: Words | null;
  }[];
  readonly rows: readonly {
    readonly title: Words;
    readonly activities: readonly string[];
    readonly cells: readonly (
      | {
          readonly city: string;
          readonly kind: "findings";
          readonly findings: readonly Finding[];
          readonly leads: readonly {
            readonly provision: string;
            readonly kind: "ban" | "other-route";
            readonly text: Words;
          }[];
          readonly remedy: Remedy | null;
        }
      | {
          readonly city: string;
          readonly kind: "item-without-test";
          readonly items: readonly string[];
        }
      | {
          readonly city: string;
          readonly kind: "no-item";
        }
    )[];
    readonly differs: boolean;
    readonly needsLeast: readonly string[];
  }[];
  readonly hiddenRows: number;
  readonly needsLeast: readonly string[];
};

export type NextQuestion = {
  readonly asOf: string;
  readonly next: {
    readonly fact: string;
    readonly type:
      | "text"
      | "choice"
      | "choices"
      | "share"
      | "money"
      | "area"
      | "duration"
      | "count"
      | "date"
      | "yes-no"
      | "nationality"
      | "investors"
      | "entities"
      | "exchange-rates";
    readonly unit: string | null;
    readonly subject: string;
    readonly question: Words;
    readonly help: Words;
    readonly whoKnows: Words;
    readonly choices:
      | readonly {
          readonly id: string;
          readonly title: Words;
        }[]
      | null;
    readonly pair: {
      readonly from: string;
      readonly to: string;
    } | null;
    readonly askedBecause: readonly {
      readonly provision: string;
      readonly title: Words;
      readonly document: Words;
      readonly place: {
        readonly table: number | null;
        readonly item: number;
        readonly clause: string | null;
      };
      readonly requirements: readonly {
        readonly label: Words;
        readonly quote: string;
        readonly translation: string;
      }[];
      readonly quote: string;
      readonly translation: string;
    }[];
  } | null;
  readonly answered: number;
  readonly atMostToGo: number;
  readonly decided: readonly {
    readonly provision: string;
    readonly outcome: Outcome;
  }[];
  readonly toFindOut: readonly {
    readonly fact: string;
    readonly whoKnows: Words;
  }[];
};

export type Turn = {
  readonly day: string;
  readonly lastDay: string;
  readonly provision: string;
  readonly title: Words;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly causes: readonly (
    | {
        readonly kind: "document";
        readonly document: string;
        readonly before: Status;
        readonly after: Status;
      }
    | {
        readonly kind: "years";
        readonly fact: string;
        readonly since: string;
      }
    | {
        readonly kind: "law";
        readonly fact: string;
      }
  )[];
};

export type Ahead = {
  readonly asOf: string;
  readonly until: string;
  readonly turns: readonly Turn[];
  readonly standStill: readonly string[];
};

export type Ownership = {
  readonly form: "investors" | "entities" | "share";
  readonly owners: readonly {
    readonly name: string;
    readonly origin:
      | "mainland"
      | "hong-kong"
      | "macao"
      | "taiwan"
      | "overseas-chinese"
      | "foreign"
      | "unknown";
    readonly isRest: boolean;
    readonly capital: "mainland" | "foreign" | "unknown";
    readonly lookThrough: Reading | null;
    readonly holders:
      | readonly {
          readonly owner: number;
          readonly share: ExactNumber | Band;
        }[]
      | null;
  }[];
  readonly direct: {
    readonly foreign: Reading;
    readonly bySource: {
      readonly [key: string]: Reading;
    };
    readonly total: ExactNumber;
  };
  readonly lookThrough: {
    readonly foreign: Reading;
    readonly bySource: {
      readonly [key: string]: Reading;
    };
    readonly total: ExactNumber;
    readonly steps: readonly {
      readonly owner: number;
      readonly routes: readonly {
        readonly factors: readonly {
          readonly owner: number;
          readonly of: number;
          readonly share: ExactNumber;
          readonly workedOut: boolean;
        }[];
        readonly product: ExactNumber;
      }[];
      readonly routesLeftOut?: number;
      readonly total: ExactNumber;
    }[];
    readonly stepsLeftOut?: number;
    readonly loops: readonly {
      readonly members: readonly {
        readonly owner: number;
        readonly terms: readonly {
          readonly of: number;
          readonly share: ExactNumber;
        }[];
        readonly solved: ExactNumber;
      }[];
    }[];
  };
  readonly exactFirst?: {
    readonly owner: number;
    readonly of: number;
    readonly share: Band;
  };
  readonly notes: readonly {
    readonly code: string;
    readonly owners: readonly number[];
    readonly message: Words;
  }[];
};

export type Opportunity = {
  readonly item: string;
  readonly status: Status;
  readonly title: Words;
  readonly effect?: Words;
  readonly source: {
    readonly document: string;
    readonly quote: string;
    readonly translation: string;
  };
  readonly because: "activity" | "applicant" | "everyone";
};

export type Answer = {
  readonly activity: string;
  readonly city: string;
  readonly verdict: Outcome;
  readonly status: Status | null;
  readonly headline: Words;
  readonly parts: readonly {
    readonly kind:
      | "ban"
      | "verdict"
      | "other-route"
      | "count"
      | "figure"
      | "scope"
      | "standing"
      | "items"
      | "need";
    readonly text: Words;
  }[];
  readonly figure?: {
    readonly provision: string;
    readonly requirement: string;
  };
  readonly findings: readonly string[];
  readonly counting: readonly string[];
  readonly needs: readonly {
    readonly kind:
      | "other-rules"
      | "authority"
      | "step"
      | "term"
      | "instrument"
      | "answer"
      | "requirement"
      | "date"
      | "ban"
      | "text";
    readonly fact?: string;
    readonly id?: string;
    readonly text: Words;
  }[];
  readonly items?: readonly string[];
  readonly elsewhere?: readonly {
    readonly kind:
      | "other-city"
      | "national-list"
      | "free-trade-zone-list"
      | "cepa"
      | "sector-law"
      | "pilot-elsewhere"
      | "work-plan-2025"
      | "another-route"
      | "not-known"
      | "ask";
    readonly lawNote?: string;
    readonly text: Words;
  }[];
};

export type Basis = {
  readonly fact: string;
  readonly value: CanonicalAnswer | null;
  readonly usedBy: readonly string[];
  readonly evidence: "stated" | "evidenced" | "does-not-hold";
  readonly source?: {
    readonly document: string;
    readonly sha256: string;
    readonly quote: string;
  };
  readonly note?: Words;
};

export type Report = {
  readonly zhunru: string;
  readonly rules: {
    readonly version: string;
    readonly sha256: string;
  };
  readonly asOf: string;
  readonly profile: {
    readonly [key: string]: CanonicalAnswer | null;
  };
  readonly warnings: readonly Warning[];
  readonly ownership: Ownership | null;
  readonly findings: readonly Finding[];
  readonly leads: readonly {
    readonly provision: string;
    readonly kind: "ban" | "other-route";
    readonly text: Words;
  }[];
  readonly opportunities: readonly Opportunity[];
  readonly together: readonly {
    readonly provisions: readonly string[];
    readonly changes: readonly (readonly Change[])[];
    readonly blocked?: readonly Blocker[];
  }[];
  readonly sensitivity: readonly {
    readonly fact: string;
    readonly unit: string | null;
    readonly at: readonly ExactNumber[];
    readonly provisions: readonly {
      readonly provision: string;
      readonly intervals: readonly {
        readonly outcome: Outcome;
        readonly from: ExactNumber;
        readonly includesFrom: boolean;
        readonly to: ExactNumber | null;
        readonly includesTo: boolean;
      }[];
    }[];
  }[];
  readonly ahead: Ahead;
  readonly schema: "zhunru-report/2";
  readonly answers: readonly Answer[];
  readonly basis: readonly Basis[];
};

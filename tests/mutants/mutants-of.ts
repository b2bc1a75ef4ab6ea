import ts from "typescript";

/** One change of one place of a source file. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The function, method or constant that it stands in. */
  readonly within: string;
  /** What stands there and what takes its place; numbered where the same change is made twice. */
  readonly change: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPERATORS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.EqualsEqualsToken, "!="],
  [ts.SyntaxKind.ExclamationEqualsToken, "=="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.SlashToken, "*"],
]);

const METHODS: ReadonlyMap<string, string> = new Map(
  [
    ["some", "every"],
    ["lt", "lte"],
    ["gt", "gte"],
    ["min", "max"],
  ].flatMap(([one = "", other = ""]) => [
    [one, other],
    [other, one],
  ]),
);
/** Of exact numbers alone: a set and a list of problems add as well, in statements or with more arguments. */
const ARITHMETIC: ReadonlyMap<string, string> = new Map([
  ["add", "sub"],
  ["sub", "add"],
  ["mul", "div"],
  ["div", "mul"],
]);
/** What the list before these calls is worth without them. */
const PASSING = new Set(["filter", "sort", "toSorted", "reverse", "slice"]);

const LONGEST = 60;

/**
 * Every change of a source file, one at a time: an operator or a method for its neighbour, a condition turned round,
 * a guard or a statement left out, a default left out, true for false. Types, texts and what throws an `Error` of the
 * program's own are left as they are, and so is a default after an index, which only the types ask for.
 */
export function mutantsOf(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const seen = new Map<string, number>();
  const replace = (node: ts.Node, part: ts.Node, text: string): void => {
    const start = part.getStart(tree);
    const end = part.getEnd();
    const shown = source.slice(node.getStart(tree), node.getEnd());
    const after = shown.slice(0, start - node.getStart(tree)) + text + shown.slice(end - node.getStart(tree));
    const within = nameAround(node);
    const change = `${brief(shown)} → ${brief(after)}`;
    const count = (seen.get(`${within} ${change}`) ?? 0) + 1;
    seen.set(`${within} ${change}`, count);
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    const told = count === 1 ? change : `${change} (${count})`;
    mutants.push({ file, line, within, change: told, start, end, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node) || isAssertion(node))
      return;
    if (isDefaultAfterIndex(node)) visit(node.left);
    else {
      mutateNode(node, replace);
      ts.forEachChild(node, visit);
    }
  };
  visit(tree);
  return mutants;
}

type Replace = (node: ts.Node, part: ts.Node, text: string) => void;

function mutateNode(node: ts.Node, replace: Replace): void {
  if (ts.isBinaryExpression(node)) mutateBinary(node, replace);
  if (ts.isCallExpression(node)) mutateCall(node, replace);
  if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, node, "false");
  if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, node, "true");
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    replace(node, node, node.operand.getText());
  if (ts.isConditionalExpression(node)) turnRound(node.condition, replace);
  if (ts.isIfStatement(node)) {
    turnRound(node.expression, replace);
    if (isGuard(node)) replace(node, node, ";");
  }
  if (ts.isExpressionStatement(node) && !isSuperCall(node)) replace(node, node, ";");
}

function mutateBinary(node: ts.BinaryExpression, replace: Replace): void {
  const { left, operatorToken, right } = node;
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) replace(node, node, left.getText());
  const other = OPERATORS.get(operatorToken.kind);
  if (other === undefined || isText(left) || isText(right)) return;
  replace(node, operatorToken, other);
}

function mutateCall(node: ts.CallExpression, replace: Replace): void {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return;
  const name = expression.name.text;
  const isNumber = node.arguments.length === 1 && !ts.isExpressionStatement(node.parent);
  const other = METHODS.get(name) ?? (isNumber ? ARITHMETIC.get(name) : undefined);
  if (other !== undefined) replace(node, expression.name, other);
  if (PASSING.has(name) && !ts.isExpressionStatement(node.parent))
    replace(node, node, expression.expression.getText());
}

/** Equality and `!` are turned round by changes of their own. */
function turnRound(condition: ts.Expression, replace: Replace): void {
  const isTurned =
    ts.isPrefixUnaryExpression(condition) ||
    (ts.isBinaryExpression(condition) && / [!=]==? /.test(` ${condition.operatorToken.getText()} `));
  if (!isTurned) replace(condition, condition, `!(${condition.getText()})`);
}

function isDefaultAfterIndex(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken)
    return false;
  const { left } = node;
  const called = ts.isCallExpression(left) ? left.expression : null;
  return (
    ts.isElementAccessExpression(left) ||
    (called !== null && ts.isPropertyAccessExpression(called) && called.name.text === "at")
  );
}

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** A way out before the end: return, continue or break. */
function isGuard({ thenStatement, elseStatement }: ts.IfStatement): boolean {
  if (elseStatement !== undefined) return false;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isBreakOrContinueStatement(last));
}

/** `if (…) throw new Error(…)`: what cannot be, unless the program itself is wrong. */
function isAssertion(node: ts.Node): boolean {
  if (!ts.isIfStatement(node)) return false;
  const { thenStatement } = node;
  const only = ts.isBlock(thenStatement) ? thenStatement.statements[0] : thenStatement;
  return (
    only !== undefined &&
    ts.isThrowStatement(only) &&
    ts.isNewExpression(only.expression) &&
    only.expression.expression.getText() === "Error"
  );
}

function isSuperCall({ expression }: ts.ExpressionStatement): boolean {
  return ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword;
}

function nameAround(node: ts.Node): string {
  for (let around = node.parent; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isConstructorDeclaration(around)) return "constructor";
    if (ts.isFunctionDeclaration(around) || ts.isMethodDeclaration(around) || isConstant(around))
      return around.name?.getText() ?? "";
  }
  return "the file";
}

function isConstant(node: ts.Node): node is ts.VariableDeclaration {
  return ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 20)} … ${line.slice(-17)}`;
}

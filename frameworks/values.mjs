// The manifest names types as the source does (`Queue`), which says nothing to an editor: the compiler knows the values.
import ts from 'typescript';

/** For each class a map of its properties: `{kind, values}`; `values` are those of a type of few words. */
export function valuesOf(classes) {
  const program = ts.createProgram(classes.map(({file}) => file), {
    module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, skipLibCheck: true, types: [],
  });
  const checker = program.getTypeChecker();
  return new Map(classes.map(({name, file}) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file));
    const symbol = checker.getExportsOfModule(module).find((exported) => exported.name === name);
    const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
    return [name, new Map(members.map((member) => [member.name, describe(checker.getTypeOfSymbol(member))]))];
  }));
}

/** Undefined and null are "not given". */
function describe(type) {
  const members = (type.isUnion() ? type.types : [type]).filter(({flags}) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
  const every = (flag) => members.length > 0 && members.every(({flags}) => flags & flag);
  if (every(ts.TypeFlags.StringLiteral)) return {kind: 'text', values: members.map(({value}) => value).filter(Boolean)};
  if (every(ts.TypeFlags.StringLike)) return {kind: 'text', values: []};
  if (every(ts.TypeFlags.NumberLike)) return {kind: 'number', values: []};
  if (every(ts.TypeFlags.BooleanLike)) return {kind: 'boolean', values: []};
  return {kind: 'object', values: []};
}

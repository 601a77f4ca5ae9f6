package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.syntax.Expression.UnaryOperator;
import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the parse tree of a {@code model} block into records. */
final class BuildModel {
  private final DocComments docs;

  BuildModel(DocComments docs) {
    this.docs = docs;
  }

  ModelSyntax model(NnParser.ModelContext model) {
    List<NnParser.ModelEntryContext> entries = BuildFile.whole(model.modelBlock().modelEntry());
    List<NnParser.FieldContext> fields = new ArrayList<>();
    entries.stream().filter(e -> e.field() != null).forEach(e -> fields.add(e.field()));
    return new ModelSyntax(
        docs.of(model.getStart()),
        Places.name(model.name()),
        fields.stream().filter(f -> f.INPUT() != null).map(this::field).toList(),
        fields.stream().filter(f -> f.OUTPUT() != null).map(this::field).toList(),
        BuildFile.each(entries, NnParser.ModelEntryContext::layers, BuildModel::layers),
        BuildFile.each(entries, NnParser.ModelEntryContext::modelSetting, BuildModel::setting),
        Places.span(model));
  }

  private static SettingSyntax setting(NnParser.ModelSettingContext setting) {
    return new SettingSyntax(
        Places.name(setting.modelKey()),
        BuildExpression.values(setting.values()),
        Places.span(setting));
  }

  private FieldSyntax field(NnParser.FieldContext field) {
    return new FieldSyntax(
        docs.of(field.getStart()),
        field.declared().stream().map(BuildModel::declared).toList(),
        type(field.type()),
        Places.span(field));
  }

  private static FieldSyntax.Declared declared(NnParser.DeclaredContext declared) {
    return new FieldSyntax.Declared(
        Places.name(declared.name()),
        declared.sum().stream().map(BuildExpression::build).toList(),
        Places.span(declared));
  }

  private static FieldSyntax.TypeSyntax type(NnParser.TypeContext type) {
    return new FieldSyntax.TypeSyntax(
        Places.name(type.name()),
        Optional.ofNullable(type.range()).map(BuildExpression::range),
        type.label().stream().map(BuildModel::label).toList(),
        Places.span(type));
  }

  private static Expression label(NnParser.LabelContext label) {
    if (label.range() != null) {
      return BuildExpression.range(label.range());
    }
    if (label.name() != null) {
      return BuildExpression.reference(label.name());
    }
    Expression number = BuildExpression.number(label.NUMBER());
    return label.MINUS() == null
        ? number
        : new Expression.Unary(UnaryOperator.NEGATE, number, Places.span(label));
  }

  private static LayersSyntax layers(NnParser.LayersContext layers) {
    return new LayersSyntax(
        layers.link().stream()
            .map(
                link ->
                    new LayersSyntax.LayerSyntax(
                        Optional.ofNullable(link.name()).map(Places::name),
                        BuildExpression.callOrReference(link.call(), link.reference()),
                        Places.span(link)))
            .toList(),
        Places.span(layers));
  }
}

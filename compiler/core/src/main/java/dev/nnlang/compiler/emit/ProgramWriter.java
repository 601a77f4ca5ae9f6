package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Data;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The main method of a class that trains itself, and the data that it trains on. */
final class ProgramWriter {
  private static final String PACKAGE = "dev.nnlang.engine.alone";
  private static final ClassName PROGRAM = ClassName.get(PACKAGE, "Program");
  private static final ClassName DECLARED_DATA = ClassName.get(PACKAGE, "DeclaredData");
  private static final ClassName SOURCE = ClassName.get(PACKAGE, "DeclaredSource");

  private ProgramWriter() {}

  /** Adds them to class {@code self}, which is trained on {@code data}. */
  static void write(TypeSpec.Builder type, ClassName self, Data data) {
    type.addMethod(main(self)).addMethod(data(data));
  }

  private static MethodSpec main(ClassName self) {
    return MethodSpec.methodBuilder("main")
        .addJavadoc(
            Doc.of(
                "Trains the network as its model declares, and saves the weights in the current"
                    + " folder.\n\n@param arguments {@code --help} shows them\n"))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(ArrayTypeName.of(String.class), "arguments")
        .addStatement(
            "$T.exit($T.run(new $T().$L,$Wtraining(),$Wdata(),$Warguments,$W$T.out,$W$T.err))",
            System.class,
            PROGRAM,
            self,
            AroundWriter.WITHIN,
            System.class,
            System.class)
        .build();
  }

  private static MethodSpec data(Data data) {
    CodeBlock.Builder parts = CodeBlock.builder();
    parts.add("return new $T($S)", DECLARED_DATA, data.name());
    data.whole().ifPresent(source -> parts.add("\n.whole($L)", source.accept(new Spelling())));
    data.train().ifPresent(source -> parts.add("\n.train($L)", source.accept(new Spelling())));
    data.validation()
        .ifPresent(source -> parts.add("\n.validation($L)", source.accept(new Spelling())));
    data.test().ifPresent(source -> parts.add("\n.test($L)", source.accept(new Spelling())));
    data.split()
        .ifPresent(
            split ->
                parts.add(
                    "\n.split($L, $L, $L, $L, $LL)",
                    Numerals.doubleLiteral(split.train()),
                    Numerals.doubleLiteral(split.validation()),
                    Numerals.doubleLiteral(split.test()),
                    split.stratified(),
                    split.seed()));
    data.held()
        .ifPresent(
            held ->
                parts.add("\n.hold($L, $LL)", Numerals.doubleLiteral(held.share()), held.seed()));
    return MethodSpec.methodBuilder("data")
        .addJavadoc(Doc.of("The data that the model names."))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(DECLARED_DATA)
        .addStatement(parts.build())
        .build();
  }

  /** A source as an expression. */
  private static final class Spelling implements Data.Source.Visitor<CodeBlock> {
    @Override
    public CodeBlock rows(Data.Rows rows) {
      String cells =
          rows.rows().stream().map(row -> String.join(" ", row)).collect(Collectors.joining(" ; "));
      return CodeBlock.of(
          "$T.rows($L,$W$L)",
          SOURCE,
          LongText.of(rows.columns(), ","),
          LongText.of(List.of(cells.split(" ", -1)), " "));
    }

    @Override
    public CodeBlock csv(Data.Csv csv) {
      return CodeBlock.of("$T.csv($S)", SOURCE, csv.path());
    }

    @Override
    public CodeBlock idx(Data.Idx idx) {
      return CodeBlock.of("$T.idx($S, $S)", SOURCE, idx.images(), idx.labels());
    }
  }
}

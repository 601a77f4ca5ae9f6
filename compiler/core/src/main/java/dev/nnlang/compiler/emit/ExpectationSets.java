package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Measure;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Spells how the sets of a data block are read, as a program would write it.
 *
 * @param data the block
 * @param self the class of the model
 * @param folder a name for the folder that the paths of the block start from
 */
record ExpectationSets(Data data, ClassName self, String folder) {

  /** Whether a set comes from a file. */
  static boolean readsFiles(Data data) {
    return Arrays.asList(data.whole(), data.train(), data.validation(), data.test()).stream()
        .flatMap(Optional::stream)
        .anyMatch(source -> !(source instanceof Data.Rows));
  }

  /**
   * Statements that read what is needed, and an expression for each set that there is.
   *
   * @param needed the sets that are read; another may be there too
   * @param code statements are added to it
   */
  Map<Measure.Part, CodeBlock> write(Set<Measure.Part> needed, CodeBlock.Builder code) {
    Map<Measure.Part, CodeBlock> sets = new EnumMap<>(Measure.Part.class);
    data.train().ifPresent(train -> sets.put(Measure.Part.TRAIN, read(train)));
    data.validation().ifPresent(set -> sets.put(Measure.Part.VALIDATION, read(set)));
    data.test().ifPresent(test -> sets.put(Measure.Part.TEST, read(test)));
    data.whole().ifPresent(whole -> sets.put(Measure.Part.TRAIN, read(whole)));
    data.split().ifPresent(split -> split(split, code, sets));
    if (needed.contains(Measure.Part.TRAIN) || needed.contains(Measure.Part.VALIDATION)) {
      data.held().ifPresent(held -> hold(held, code, sets));
    }
    return Collections.unmodifiableMap(sets);
  }

  private void split(Data.Split split, CodeBlock.Builder code, Map<Measure.Part, CodeBlock> sets) {
    code.addStatement(
        "$T parts =$W$T.of($L,$W$T.SIGNATURE,$Wnew $T($L, $L, $L),$W$L,$W$LL)",
        DataNames.PARTS,
        DataNames.SPLIT,
        train(sets),
        self,
        DataNames.SHARES,
        Numerals.doubleLiteral(split.train()),
        Numerals.doubleLiteral(split.validation()),
        Numerals.doubleLiteral(split.test()),
        split.stratified(),
        split.seed());
    sets.put(Measure.Part.TRAIN, CodeBlock.of("parts.train()"));
    sets.put(Measure.Part.VALIDATION, CodeBlock.of("parts.validation()"));
    sets.put(Measure.Part.TEST, CodeBlock.of("parts.test()"));
  }

  private static void hold(
      Data.Held held, CodeBlock.Builder code, Map<Measure.Part, CodeBlock> sets) {
    code.addStatement(
        "$T held =$W$T.hold($L,$W$L,$W$LL)",
        DataNames.PARTS,
        DataNames.SPLIT,
        train(sets),
        Numerals.doubleLiteral(held.share()),
        held.seed());
    sets.put(Measure.Part.TRAIN, CodeBlock.of("held.train()"));
    sets.put(Measure.Part.VALIDATION, CodeBlock.of("held.validation()"));
  }

  private static CodeBlock train(Map<Measure.Part, CodeBlock> sets) {
    return Optional.ofNullable(sets.get(Measure.Part.TRAIN))
        .orElseThrow(() -> new CompilerBug("data without a training set"));
  }

  private CodeBlock read(Data.Source source) {
    return CodeBlock.of("$L.examples()", source.accept(new Reading()));
  }

  /** The call that reads a source. */
  private final class Reading implements Data.Source.Visitor<CodeBlock> {
    @Override
    public CodeBlock rows(Data.Rows rows) {
      return CodeBlock.of(
          "$T.of($L,$W$T.stream($L.split($S)).map(row -> $T.of(row.split($S))).toList(),"
              + "$W$T.SIGNATURE,$W$S)",
          DataNames.ROWS,
          CodeBlock.of("$T.of($L.split($S))", List.class, LongText.of(rows.columns(), " "), " "),
          Arrays.class,
          LongText.of(rows.rows().stream().map(row -> String.join(",", row)).toList(), " "),
          " ",
          List.class,
          ",",
          self,
          data.name());
    }

    @Override
    public CodeBlock csv(Data.Csv csv) {
      return CodeBlock.of(
          "$T.read($L.resolve($S),$W$T.SIGNATURE)", DataNames.CSV, folder, csv.path(), self);
    }

    @Override
    public CodeBlock idx(Data.Idx idx) {
      return CodeBlock.of(
          "$T.read($L.resolve($S),$W$L.resolve($S),$W$T.SIGNATURE)",
          DataNames.IDX,
          folder,
          idx.images(),
          folder,
          idx.labels(),
          self);
    }
  }
}

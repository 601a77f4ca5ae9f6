package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Data;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a data block as the language does. */
final class DataSpelling implements Data.Source.Visitor<String> {
  private static final DataSpelling INSTANCE = new DataSpelling();

  private DataSpelling() {}

  /** The entries of {@code data}; a value may have several lines, for those below the block. */
  static List<Entry> entries(Data data) {
    List<Entry> entries = new ArrayList<>();
    data.whole().ifPresent(source -> entries.add(new Entry("from", source(source))));
    data.split().ifPresent(split -> entries.add(new Entry("split", split(split))));
    data.train().ifPresent(source -> entries.add(new Entry("train", source(source))));
    data.validation().ifPresent(source -> entries.add(new Entry("validation", source(source))));
    data.held().ifPresent(held -> entries.add(new Entry("validation", held(held))));
    data.test().ifPresent(source -> entries.add(new Entry("test", source(source))));
    return entries;
  }

  private static String source(Data.Source source) {
    return source.accept(INSTANCE);
  }

  private static String held(Data.Held held) {
    return String.format(
        Locale.ROOT, "%s of train, seed %d", Amounts.share(held.share()), held.seed());
  }

  /** A set without rows has no part. */
  private static String split(Data.Split split) {
    List<String> sets = new ArrayList<>(List.of("train"));
    List<Double> shares = new ArrayList<>(List.of(split.train()));
    if (split.validation() > 0) {
      sets.add("validation");
      shares.add(split.validation());
    }
    if (split.test() > 0) {
      sets.add("test");
      shares.add(split.test());
    }
    List<BigDecimal> decimals = SplitShares.of(shares);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sets.size(); i++) {
      text.append(sets.get(i)).append(' ').append(Amounts.percent(decimals.get(i))).append(", ");
    }
    return text.append(split.stratified() ? "stratified, " : "")
        .append("seed ")
        .append(split.seed())
        .toString();
  }

  @Override
  public String rows(Data.Rows rows) {
    StringBuilder text = new StringBuilder("rows(");
    text.append(String.join(", ", rows.columns())).append(") {\n");
    rows.rows().forEach(row -> text.append("  ").append(String.join(", ", row)).append('\n'));
    return text.append('}').toString();
  }

  @Override
  public String csv(Data.Csv csv) {
    return "csv(\"" + csv.path() + "\")";
  }

  @Override
  public String idx(Data.Idx idx) {
    return "idx(\"" + idx.images() + "\", \"" + idx.labels() + "\")";
  }
}

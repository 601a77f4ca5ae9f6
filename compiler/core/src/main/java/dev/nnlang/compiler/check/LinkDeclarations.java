package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.ExpectSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the blocks of a file, each with the ones that it refers to. What refers to a block with an
 * error is left for when that one is mended.
 */
final class LinkDeclarations {
  private final Declarations declarations;
  private final Params params;
  private final Numbers numbers;
  private final SourceFile source;
  private final Diagnostics diagnostics;
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private final Map<String, Data> datas = new LinkedHashMap<>();
  private final Map<String, Training> trainings = new LinkedHashMap<>();
  private final Map<String, List<Expectation>> expectations = new LinkedHashMap<>();

  LinkDeclarations(
      Declarations declarations, Params params, SourceFile source, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.params = params;
    this.numbers = params.numbers(diagnostics);
    this.source = source;
    this.diagnostics = diagnostics;
  }

  void networks(String packageName) {
    declarations
        .models()
        .forEach(
            (name, model) ->
                NetworkChecker.check(model, packageName, params, source, diagnostics)
                    .ifPresent(network -> networks.put(name, network)));
  }

  void data() {
    declarations
        .datas()
        .forEach(
            (name, syntax) ->
                DataChecker.check(syntax, numbers, diagnostics)
                    .ifPresent(data -> datas.put(name, data)));
  }

  /** After the networks and the data. */
  void training() {
    declarations
        .trains()
        .forEach(
            (model, syntax) -> {
              Network network = networks.get(model);
              Data data = datas.get(syntax.data().text());
              DataSyntax dataSyntax = declarations.datas().get(syntax.data().text());
              if (network != null && data != null && dataSyntax != null) {
                DataFitsModel.check(dataSyntax, network, diagnostics);
                WarnMoreParametersThanRows.run(syntax, network, data, diagnostics);
                TrainChecker.check(syntax, network, data, numbers, source, diagnostics)
                    .ifPresent(training -> trainings.put(model, training));
              }
            });
  }

  /** After the networks and the data. */
  void expectations() {
    declarations.expects().forEach(this::expectations);
  }

  private void expectations(String model, List<ExpectSyntax> blocks) {
    Network network = networks.get(model);
    Optional<Data> data = data(model);
    boolean dataBroken = declarations.trains().containsKey(model) && data.isEmpty();
    if (network == null || dataBroken) {
      return;
    }
    List<Expectation> joined = new ArrayList<>();
    for (ExpectSyntax block : blocks) {
      joined.addAll(ExpectChecker.check(block, network, data, numbers, source, diagnostics));
    }
    expectations.put(model, joined);
  }

  /** What the train block of {@code model} names. */
  private Optional<Data> data(String model) {
    TrainSyntax train = declarations.trains().get(model);
    return train == null ? Optional.empty() : Optional.ofNullable(datas.get(train.data().text()));
  }

  /** Once all is checked, and only if no error was found. */
  List<CheckedModel> checkedModels() {
    return networks.values().stream().map(this::checkedModel).toList();
  }

  private CheckedModel checkedModel(Network network) {
    String model = network.name();
    return new CheckedModel(
        network,
        params.spellings(),
        Optional.ofNullable(trainings.get(model)),
        data(model),
        expectations.getOrDefault(model, List.of()));
  }
}

package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Measure.MeanError;
import dev.nnlang.compiler.model.Measure.Part;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.StopRule.Comparison;
import dev.nnlang.compiler.model.StopRule.Operator;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Keep;
import dev.nnlang.compiler.model.Training.Kind;
import dev.nnlang.compiler.model.Training.Phase;
import dev.nnlang.compiler.model.Training.Plateau;
import dev.nnlang.compiler.model.Training.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The data, train and expect blocks of the language's examples, number by number. */
class TrainExamplesTest {
  private static final Measure ERROR = new MeanError(Part.TRAIN);
  private static final Measure VALIDATION_ERROR = new MeanError(Part.VALIDATION);
  private static final Measure EPOCHS = new Measure.Count(Measure.Counter.EPOCHS);
  private static final Keep BEST = new Keep(Optional.of(VALIDATION_ERROR));

  private static final String MNIST =
      """
      data mnist {
        train:      idx("mnist/train-images-idx3-ubyte.gz", "mnist/train-labels-idx1-ubyte.gz")
        test:       idx("mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz")
        validation: 10% of train, seed 7
      }
      """;

  private static Schedule constant(double rate) {
    return new Schedule.Constant(rate, Optional.empty());
  }

  private static StopRule epochs(int count, String text) {
    return new Comparison(EPOCHS, Operator.AT_LEAST, count, text);
  }

  private static Settings settings(
      Loss loss, Optimizer optimizer, int batch, double rate, StopRule stop, Keep keep) {
    return new Settings(
        loss,
        List.of(),
        optimizer,
        batch,
        constant(rate),
        Optional.empty(),
        stop,
        keep,
        true,
        false,
        0);
  }

  private static Training whole(String data, long seed, Settings settings) {
    Phase phase = new Phase("train", Kind.ALL, List.of(), settings);
    return new Training(data, seed, true, List.of(phase), false, Optional.empty());
  }

  @Test
  void digitsHasThreeSets() {
    Data expected =
        new Data(
            "mnist",
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new Data.Idx(
                    "mnist/train-images-idx3-ubyte.gz", "mnist/train-labels-idx1-ubyte.gz")),
            Optional.empty(),
            Optional.of(
                new Data.Idx("mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz")),
            Optional.of(new Data.Held(0.1, 7)));
    assertEquals(expected, TrainTrial.data(MNIST).accepted());
  }

  @Test
  void digitsTrainsForFiveEpochs() {
    Training training =
        TrainTrial.block(
                """
                train Digits on mnist {
                  loss:      cross_entropy
                  optimizer: sgd
                  batch:     32
                  rate:      0.1
                  stop:      epochs >= 5
                  seed:      1
                }
                """,
                TrainNetworks.stacked(),
                TrainTrial.FULL)
            .accepted();
    Settings settings =
        settings(
            new Loss.CrossEntropy(),
            new Optimizer.Sgd(0),
            32,
            0.1,
            epochs(5, "epochs >= 5"),
            Keep.last());
    assertEquals(whole("mnist", 1, settings), training);
  }

  @Test
  void digitsExpectsAnAccuracy() {
    assertEquals(
        List.of(
            new Expectation.Figure(
                new Measure.Accuracy(Part.TEST),
                Operator.AT_LEAST,
                0.965,
                "test.accuracy >= 96.5%",
                2)),
        TrainTrial.expect(
                "  test.accuracy >= 96.5%", TrainNetworks.stacked(), Optional.of(TrainTrial.FULL))
            .accepted());
  }

  @Test
  void irisIsSplitByClass() {
    Data expected =
        new Data(
            "iris",
            Optional.of(new Data.Csv("iris.csv")),
            Optional.of(new Data.Split(0.7, 0.15, 0.15, true, 7)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    String text =
        """
        data iris {
          from:  csv("iris.csv")             // next to this file
          split: train 70%, validation 15%, test 15%, stratified, seed 7
        }
        """;
    assertEquals(expected, TrainTrial.data(text).accepted());
  }

  @Test
  void irisStopsWhenItImprovesNoMore() {
    Training training =
        TrainTrial.train(
                """
                loss:      cross_entropy
                optimizer: sgd(momentum: 0.9)
                batch:     16
                rate:      0.05
                stop:      (improvement(validation.error, 10 epochs) < 1%
                            and validation.error < 0.1) or epochs >= 500
                keep:      best(validation.error)
                seed:      42
                """,
                TrainNetworks.iris())
            .accepted();
    StopRule stop =
        new StopRule.Or(
            new StopRule.And(
                new Comparison(
                    new Measure.Improvement(VALIDATION_ERROR, 10),
                    Operator.LESS,
                    0.01,
                    "improvement(validation.error, 10 epochs) < 1%"),
                new Comparison(VALIDATION_ERROR, Operator.LESS, 0.1, "validation.error < 0.1")),
            epochs(500, "epochs >= 500"));
    Settings settings =
        settings(new Loss.CrossEntropy(), new Optimizer.Sgd(0.9), 16, 0.05, stop, BEST);
    assertEquals(whole("mnist", 42, settings), training);
  }

  @Test
  void irisExpectsFiguresAndAPrediction() {
    List<Expectation> expectations =
        TrainTrial.expect(
                """
                test.accuracy >= 90%
                parameters    <= 300
                predict(5.1, 3.5, 1.4, 0.2) = setosa
                """,
                TrainNetworks.iris(), Optional.of(TrainTrial.FULL))
            .accepted();
    assertEquals(
        List.of(
            new Expectation.Figure(
                new Measure.Accuracy(Part.TEST), Operator.AT_LEAST, 0.9, "test.accuracy >= 90%", 2),
            new Expectation.Figure(
                new Measure.Count(Measure.Counter.PARAMETERS),
                Operator.AT_MOST,
                300,
                "parameters <= 300",
                3),
            new Expectation.Prediction(
                List.of("5.1", "3.5", "1.4", "0.2"),
                "setosa",
                0,
                "predict(5.1, 3.5, 1.4, 0.2) = setosa",
                4)),
        expectations);
  }

  @Test
  void maxoutHasPenaltiesAScheduleAPlateauAndCheckpoints() {
    Training training =
        TrainTrial.train(
                """
                loss:       cross_entropy
                regularize: l2(1e-4), max_norm(3)
                optimizer:  nesterov(momentum: 0.9)
                batch:      64
                rate:       ramp(0 -> 0.05, 1 epochs) then constant(0.05, 4 epochs)
                            then cosine(0.05 -> 0.0005, 10 epochs)
                on plateau(validation.error, 3 epochs): rate * 0.5, at most 4 times
                stop:       (improvement(validation.error, 5 epochs) < 0.1%
                            and validation.error < 0.08)
                            or epochs >= 15 or elapsed >= 20 min
                keep:       best(validation.error)
                checkpoint: every 1 epochs, keep 3
                seed:       42
                """,
                TrainNetworks.stacked())
            .accepted();
    Settings settings = training.phases().get(0).settings();
    assertEquals(List.of(new Penalty.L2(1e-4), new Penalty.MaxNorm(3)), settings.penalties());
    assertEquals(new Optimizer.Nesterov(0.9), settings.optimizer());
    assertEquals(
        new Schedule.Sequence(
            List.of(
                new Schedule.Ramp(0, 0.05, 1),
                new Schedule.Constant(0.05, Optional.of(4.0)),
                new Schedule.Cosine(0.05, 0.0005, 10))),
        settings.rate());
    assertEquals(Optional.of(new Plateau(VALIDATION_ERROR, 3, 0.5, 4)), settings.plateau());
    assertEquals(
        "improvement(validation.error, 5 epochs) < 0.1% and validation.error < 0.08"
            + " or epochs >= 15 or elapsed >= 20 min",
        settings.stop().spelling());
    assertEquals(
        Optional.of(new Training.Checkpoint(1, Training.Every.EPOCHS, 3)), training.checkpoint());
  }

  @Test
  void stackedLearnsLayerByLayerAndThenAsAWhole() {
    Training training =
        TrainTrial.train(
                """
                seed: 42
                phase pretrain: greedy autoencoder over h1, h2, h3 {
                  loss: squared    tied: true    corrupt: 20%
                  optimizer: sgd   batch: 32     rate: 0.1
                  stop: improvement(error, 3 epochs) < 1% or epochs >= 10
                }
                phase finetune: all {
                  loss: cross_entropy
                  optimizer: sgd(momentum: 0.9)   batch: 32   rate: 0.05
                  stop: (improvement(validation.error, 5 epochs) < 0.1% and validation.error < 0.2)
                        or epochs >= 20
                  keep: best(validation.error)
                }
                compare: scratch
                """,
                TrainNetworks.stacked())
            .accepted();
    StopRule pretrained =
        new StopRule.Or(
            new Comparison(
                new Measure.Improvement(ERROR, 3),
                Operator.LESS,
                0.01,
                "improvement(error, 3 epochs) < 1%"),
            epochs(10, "epochs >= 10"));
    Settings pretrain =
        new Settings(
            new Loss.Squared(),
            List.of(),
            new Optimizer.Sgd(0),
            32,
            constant(0.1),
            Optional.empty(),
            pretrained,
            Keep.last(),
            true,
            true,
            0.2);
    assertEquals(
        new Phase("pretrain", Kind.GREEDY_AUTOENCODER, List.of("h1", "h2", "h3"), pretrain),
        training.phases().get(0));
    Phase finetune = training.phases().get(1);
    assertEquals("finetune", finetune.name());
    assertEquals(Kind.ALL, finetune.kind());
    assertEquals(BEST, finetune.settings().keep());
    assertEquals(true, training.compareScratch());
  }

  @Test
  void xorTrainsOnRowsInTheFile() {
    String rows =
        """
        data truth {
          from: rows(a, b, y) {
            -1, -1, -1
            -1,  1,  1
             1, -1,  1
             1,  1, -1
          }
        }
        """;
    Data data = TrainTrial.data(rows).accepted();
    List<List<String>> table =
        List.of(
            List.of("-1", "-1", "-1"),
            List.of("-1", "1", "1"),
            List.of("1", "-1", "1"),
            List.of("1", "1", "-1"));
    assertEquals(Optional.of(new Data.Rows(List.of("a", "b", "y"), table)), data.whole());
    Training training =
        TrainTrial.block(
                """
                train Xor on truth {
                  loss:      squared
                  optimizer: sgd
                  batch:     all
                  rate:      0.1
                  stop:      (improvement(error) < 1e-6 and error < 0.01) or epochs >= 20_000
                  seed:      7
                }
                """,
                TrainNetworks.xor(),
                data)
            .accepted();
    StopRule stop =
        new StopRule.Or(
            new StopRule.And(
                new Comparison(
                    new Measure.Improvement(ERROR, 1),
                    Operator.LESS,
                    1e-6,
                    "improvement(error) < 1e-6"),
                new Comparison(ERROR, Operator.LESS, 0.01, "error < 0.01")),
            epochs(20_000, "epochs >= 20_000"));
    Settings settings =
        settings(new Loss.Squared(), new Optimizer.Sgd(0), 0, 0.1, stop, Keep.last());
    assertEquals(whole("truth", 7, settings), training);
  }
}

package com.example.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** DJL's Trainer over batches that are made into arrays before, in file order. */
final class TorchTrainee implements Trainee {
  private final Task task;
  private final Model model;
  private final Block block;
  private final Trainer trainer;
  private final NDManager manager;
  private final List<NDArray> inputs = new ArrayList<>();
  private final List<NDArray> labels = new ArrayList<>();

  TorchTrainee(Task task) {
    this.task = task;
    Weights first = task.first();
    model = Model.newInstance("peer", "PyTorch");
    block = TorchBlocks.signals(first);
    model.setBlock(block);
    Tracker rate = Tracker.fixed(task.rate());
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.sgd().setLearningRateTracker(rate).build()));
    trainer.initialize(new Shape(task.batch(), task.data().width()));
    TorchBlocks.write(first, block);
    manager = trainer.getManager();
    Dataset data = task.data();
    for (int from = 0; from < data.size(); from += task.batch()) {
      int to = Math.min(from + task.batch(), data.size());
      inputs.add(TorchBlocks.packed(manager, data, from, to));
      labels.add(
          manager.create(Arrays.copyOfRange(data.labels(), from, to), new Shape(to - from, 1)));
    }
  }

  @Override
  public double train(int epochs) {
    long start = System.nanoTime();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int batch = 0; batch < inputs.size(); batch++) {
        update(inputs.get(batch), labels.get(batch));
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private void update(NDArray x, NDArray label) {
    try (NDManager scope = manager.newSubManager()) {
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList signals = trainer.forward(new NDList(x));
        signals.attach(scope);
        NDArray loss = trainer.getLoss().evaluate(new NDList(label), signals);
        loss.attach(scope);
        collector.backward(loss);
      }
      trainer.step();
    }
  }

  @Override
  public Weights weights() {
    return TorchBlocks.read(block, task.hidden());
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}

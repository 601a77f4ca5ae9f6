package com.example.bench;

import java.util.ArrayList;
import java.util.List;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;

/** Encog, pure Java in {@code double}. */
final class EncogPeer implements Peer {
  @Override
  public String name() {
    return "Encog";
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    if (task.threads() > 1) {
      throw new Unavailable("is compared on one thread only");
    }
    if (task.data().width() > 100) {
      throw new Unavailable("is not run: an epoch takes it tens of seconds");
    }
    return new EncogTrainee(task);
  }

  @Override
  public Predictor predictor(Task task, Weights weights) {
    return new EncogPredictor(task, weights);
  }

  private static BasicNetwork network(Weights weights) {
    BasicNetwork network = new BasicNetwork();
    int last = weights.layers().size() - 1;
    network.addLayer(new BasicLayer(null, true, weights.layer(0).fanIn()));
    for (int l = 0; l <= last; l++) {
      ActivationFunction hidden =
          weights.hidden() == Weights.Hidden.RELU ? new ActivationReLU() : new ActivationTANH();
      ActivationFunction unit = l == last ? new ActivationSoftMax() : hidden;
      network.addLayer(new BasicLayer(unit, l < last, weights.layer(l).fanOut()));
    }
    network.getStructure().finalizeStructure();
    for (int l = 0; l <= last; l++) {
      DenseLayer layer = weights.layer(l);
      for (int j = 0; j < layer.fanOut(); j++) {
        for (int i = 0; i < layer.fanIn(); i++) {
          network.setWeight(l, i, j, layer.weight()[j * layer.fanIn() + i]);
        }
        network.setWeight(l, layer.fanIn(), j, layer.bias()[j]);
      }
    }
    return network;
  }

  private static double[][] inputs(Dataset data) {
    double[][] inputs = new double[data.size()][data.width()];
    for (int n = 0; n < data.size(); n++) {
      for (int i = 0; i < data.width(); i++) {
        inputs[n][i] = data.inputs()[n][i];
      }
    }
    return inputs;
  }

  /**
   * Its softmax passes sensitivities on as they are, so that target less output is the right one.
   */
  private static final class EncogTrainee implements Trainee {
    private final Task task;
    private final BasicNetwork network;
    private final Backpropagation training;

    EncogTrainee(Task task) {
      this.task = task;
      Weights first = task.first();
      network = network(first);
      Dataset data = task.data();
      double[][] targets = new double[data.size()][first.outputs()];
      for (int n = 0; n < data.size(); n++) {
        targets[n][data.labels()[n]] = 1;
      }
      // It adds the gradients of a batch up where others take their mean.
      double rate = task.rate() / task.batch();
      training = new Backpropagation(network, new BasicMLDataSet(inputs(data), targets), rate, 0);
      // It counts every example twice but for the first of a batch.
      training.setBatchSize(2 * task.batch() - 1);
      training.setThreadCount(1);
    }

    @Override
    public double train(int epochs) {
      long start = System.nanoTime();
      for (int epoch = 0; epoch < epochs; epoch++) {
        training.iteration();
      }
      return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public Weights weights() {
      List<DenseLayer> layers = new ArrayList<>();
      for (int l = 0; l + 1 < network.getLayerCount(); l++) {
        int fanIn = network.getLayerNeuronCount(l);
        int fanOut = network.getLayerNeuronCount(l + 1);
        float[] weight = new float[fanOut * fanIn];
        float[] bias = new float[fanOut];
        for (int j = 0; j < fanOut; j++) {
          for (int i = 0; i < fanIn; i++) {
            weight[j * fanIn + i] = (float) network.getWeight(l, i, j);
          }
          bias[j] = (float) network.getWeight(l, fanIn, j);
        }
        layers.add(new DenseLayer(fanIn, fanOut, weight, bias));
      }
      return new Weights(layers, task.hidden());
    }

    @Override
    public void close() {
      training.finishTraining();
    }
  }

  /** Encog knows no batches: it predicts one row after the other. */
  private static final class EncogPredictor implements Predictor {
    private final BasicNetwork network;
    private final double[][] inputs;
    private final double[] outputs;
    private final float[] rounded;

    EncogPredictor(Task task, Weights weights) {
      network = network(weights);
      inputs = inputs(task.data());
      outputs = new double[weights.outputs()];
      rounded = new float[weights.outputs()];
    }

    @Override
    public float[] one(int n) {
      network.compute(inputs[n], outputs);
      for (int j = 0; j < outputs.length; j++) {
        rounded[j] = (float) outputs[j];
      }
      return rounded;
    }

    @Override
    public float[] batch() {
      for (int n = 0; n < Task.PREDICTED_AT_ONCE - 1; n++) {
        network.compute(inputs[n], outputs);
      }
      return one(Task.PREDICTED_AT_ONCE - 1);
    }

    @Override
    public void close() {}
  }
}

package dev.nnlang.runtime;

/** The update that is compiled into the learner. Allocates nothing. */
final class GeneratedStep implements Step {
  private final BatchPass<?> pass;
  private final Learner<?> learner;
  private final Team team;
  private final Runnable finite;
  private final Team.Task update = this::update;
  private final Team.Task gradientAndUpdate = this::gradientAndUpdate;
  private double rate;
  private long number;

  /**
   * @param finite told of each update whose loss is finite, before it moves a weight
   */
  GeneratedStep(BatchPass<?> pass, Learner<?> learner, Team team, Runnable finite) {
    this.pass = pass;
    this.learner = learner;
    this.team = team;
    this.finite = finite;
  }

  @Override
  public double move(double rate, long number) {
    this.rate = rate;
    this.number = number;
    boolean oneChunk = pass.isOneChunk();
    double losses = oneChunk ? pass.lossesAndSensitivities() : pass.lossesAndGradients();
    // Where the loss is no number, the weights that led to it are left for whoever looks.
    if (Double.isFinite(losses)) {
      finite.run();
      team.run(oneChunk ? gradientAndUpdate : update);
    }
    return losses;
  }

  private void gradientAndUpdate(int part, int parts) {
    learner.step(part, parts, rate, pass.size(), number);
  }

  private void update(int part, int parts) {
    learner.update(part, parts, rate, pass.size(), number);
  }
}

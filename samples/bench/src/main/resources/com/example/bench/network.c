/*
 * A network of dense layers, written by hand in C over the products of OpenBLAS: forward propagation,
 * backpropagation by sensitivities and gradient descent, softmax with cross-entropy at the end.
 *
 * All that it takes and gives are numbers as the machine has them, of 4 bytes where nothing else is said:
 *
 *   in:   threads, layers, 1 for tanh or 0 for relu, batch, rows, rate (float); for each layer
 *         inputs, outputs, weights [inputs x outputs], biases; all rows, one after the other; their labels
 *   then: a number of epochs, for which the answer is the seconds that they took (double);
 *         or 0, for which the answer is each layer's weights and biases
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What cblas.h says, which is not everywhere where the library is. */
enum { ROW_MAJOR = 101, AS_IT_IS = 111, TRANSPOSED = 112 };
void cblas_sgemm(int order, int ofA, int ofB, int m, int n, int k, float alpha, const float *a, int lda,
                 const float *b, int ldb, float beta, float *c, int ldc);
void cblas_sgemv(int order, int ofA, int m, int n, float alpha, const float *a, int lda, const float *x, int incx,
                 float beta, float *y, int incy);
void openblas_set_num_threads(int threads);

typedef struct {
  int in, out;
  float *w, *b; /* [in x out], [out] */
  float *x, *delta; /* [batch x out] */
} Layer;

static Layer *layers;
static int depth, withTanh, batch, rows;
static float rate, *inputs;
static int *labels;

static void take(void *to, size_t size, size_t count) {
  if (fread(to, size, count, stdin) != count) {
    exit(1);
  }
}

static void give(const void *from, size_t size, size_t count) {
  if (fwrite(from, size, count, stdout) != count) {
    exit(1);
  }
}

static float *floats(size_t count) {
  float *memory = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  if (memory == NULL) {
    exit(1);
  }
  return memory;
}

static float *taken(size_t count) {
  float *numbers = floats(count);
  take(numbers, sizeof(float), count);
  return numbers;
}

static void takeTask(void) {
  int head[5];
  take(head, sizeof(int), 5);
  openblas_set_num_threads(head[0]);
  depth = head[1];
  withTanh = head[2];
  batch = head[3];
  rows = head[4];
  take(&rate, sizeof(float), 1);
  layers = calloc(depth, sizeof(Layer));
  labels = calloc(rows, sizeof(int));
  if (layers == NULL || labels == NULL) {
    exit(1);
  }
  for (Layer *l = layers; l < layers + depth; l++) {
    take(&l->in, sizeof(int), 1);
    take(&l->out, sizeof(int), 1);
    l->w = taken((size_t)l->in * l->out);
    l->b = taken(l->out);
    l->x = floats((size_t)batch * l->out);
    l->delta = floats((size_t)batch * l->out);
  }
  inputs = taken((size_t)rows * layers[0].in);
  take(labels, sizeof(int), rows);
}

static void softmax(float *x, int count) {
  float max = x[0], sum = 0;
  for (int j = 1; j < count; j++) {
    max = x[j] > max ? x[j] : max;
  }
  for (int j = 0; j < count; j++) {
    x[j] = expf(x[j] - max);
    sum += x[j];
  }
  for (int j = 0; j < count; j++) {
    x[j] /= sum;
  }
}

static void forward(const float *x, int n) {
  for (Layer *l = layers; l < layers + depth; l++) {
    int all = n * l->out;
    for (int row = 0; row < n; row++) {
      memcpy(l->x + (size_t)row * l->out, l->b, l->out * sizeof(float));
    }
    if (n == 1) {
      cblas_sgemv(ROW_MAJOR, TRANSPOSED, l->in, l->out, 1, l->w, l->out, x, 1, 1, l->x, 1);
    } else {
      cblas_sgemm(ROW_MAJOR, AS_IT_IS, AS_IT_IS, n, l->out, l->in, 1, x, l->in, l->w, l->out, 1, l->x, l->out);
    }
    if (l == layers + depth - 1) {
      for (int row = 0; row < n; row++) {
        softmax(l->x + (size_t)row * l->out, l->out);
      }
    } else if (withTanh) {
      for (int k = 0; k < all; k++) {
        l->x[k] = tanhf(l->x[k]);
      }
    } else {
      for (int k = 0; k < all; k++) {
        l->x[k] = l->x[k] > 0 ? l->x[k] : 0;
      }
    }
    x = l->x;
  }
}

/* delta of the layer below = theta'(s) (x) W delta. */
static void sensitivity(const Layer *l, Layer *below, int n) {
  float *d = below->delta, *x = below->x;
  int all = n * below->out;
  cblas_sgemm(ROW_MAJOR, AS_IT_IS, TRANSPOSED, n, l->in, l->out, 1, l->delta, l->out, l->w, l->out, 0, d, l->in);
  if (withTanh) {
    for (int k = 0; k < all; k++) {
      d[k] *= 1 - x[k] * x[k];
    }
  } else {
    for (int k = 0; k < all; k++) {
      d[k] = x[k] > 0 ? d[k] : 0;
    }
  }
}

/* W = W - rate / n x^T delta in one product, and the same for the biases. */
static void descend(Layer *l, const float *x, int n) {
  float step = -rate / n;
  cblas_sgemm(ROW_MAJOR, TRANSPOSED, AS_IT_IS, l->in, l->out, n, step, x, l->in, l->delta, l->out, 1, l->w, l->out);
  for (int row = 0; row < n; row++) {
    for (int j = 0; j < l->out; j++) {
      l->b[j] += step * l->delta[(size_t)row * l->out + j];
    }
  }
}

static void update(const float *x, const int *label, int n) {
  Layer *last = layers + depth - 1;
  forward(x, n);
  memcpy(last->delta, last->x, (size_t)n * last->out * sizeof(float));
  for (int row = 0; row < n; row++) {
    last->delta[(size_t)row * last->out + label[row]] -= 1;
  }
  for (Layer *l = last; l > layers; l--) {
    sensitivity(l, l - 1, n);
    descend(l, (l - 1)->x, n);
  }
  descend(layers, x, n);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static void train(int epochs) {
  double start = now();
  for (int epoch = 0; epoch < epochs; epoch++) {
    for (int from = 0; from < rows; from += batch) {
      int n = rows - from < batch ? rows - from : batch;
      update(inputs + (size_t)from * layers[0].in, labels + from, n);
    }
  }
  double seconds = now() - start;
  give(&seconds, sizeof(double), 1);
}

int main(void) {
  int order;
  takeTask();
  while (fread(&order, sizeof(int), 1, stdin) == 1) {
    if (order > 0) {
      train(order);
    } else {
      for (Layer *l = layers; l < layers + depth; l++) {
        give(l->w, sizeof(float), (size_t)l->in * l->out);
        give(l->b, sizeof(float), l->out);
      }
    }
    fflush(stdout);
  }
  return 0;
}

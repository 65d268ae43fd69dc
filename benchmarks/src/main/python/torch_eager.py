"""Trains an autoencoder with PyTorch in eager mode: WORKLOAD THREADS.

Says "ready", then for each line with a number of seconds trains that long and answers with samples per second.
"""
import sys
import time

import torch
from torch import nn


def dense(*sizes):
    """Returns encoder and decoder, rectified but for the output."""
    path = sizes + sizes[-2::-1]
    layers = []
    for inputs, outputs in zip(path, path[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def convolutional():
    """Returns two convolutions of stride 2, a code of 16, and the mirrored way back."""
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 16),
        nn.Linear(16, 32 * 7 * 7), nn.ReLU(), nn.Unflatten(1, (32, 7, 7)),
        nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1, output_padding=1), nn.ReLU(),
        nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1, output_padding=1), nn.Flatten(),
    )


WORKLOADS = {
    "W1": dict(samples=1797, batch=64, model=lambda: dense(64, 32, 8), features=64, loss=nn.MSELoss()),
    "W2": dict(
        samples=10_000, batch=128, model=lambda: dense(784, 256, 64), features=784, masking=0.3,
        loss=nn.BCEWithLogitsLoss()),
    "W4": dict(samples=10_000, batch=128, model=convolutional, features=784, loss=nn.BCEWithLogitsLoss()),
}


class Training:
    def __init__(self, samples, batch, model, features, loss, masking=0.0):
        torch.manual_seed(0)
        self.data = torch.rand(samples, features)
        self.batch, self.masking, self.loss = batch, masking, loss
        self.model = model()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3, fused=True)
        self.batches = iter(())

    def next_batch(self):
        """Whole batches of a permutation that is drawn anew for each epoch."""
        rows = next(self.batches, None)
        if rows is None:
            order = torch.randperm(len(self.data))
            self.batches = iter(order[: len(order) // self.batch * self.batch].split(self.batch))
            rows = next(self.batches)
        return self.data[rows]

    def step(self):
        x = self.next_batch()
        noisy = x * (torch.rand_like(x) > self.masking) if self.masking else x
        self.optimizer.zero_grad(set_to_none=True)
        self.loss(self.model(noisy), x).backward()
        self.optimizer.step()

    def train(self, seconds):
        begin = time.perf_counter()
        steps = 0
        while time.perf_counter() - begin < seconds:
            self.step()
            steps += 1
        return steps * self.batch / (time.perf_counter() - begin)


def main():
    torch.set_num_threads(int(sys.argv[2]))
    torch.set_num_interop_threads(1)
    training = Training(**WORKLOADS[sys.argv[1]])
    print("ready", flush=True)
    for line in sys.stdin:
        print(training.train(float(line)), flush=True)


if __name__ == "__main__":
    main()

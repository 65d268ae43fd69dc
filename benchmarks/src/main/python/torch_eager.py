"""Trains an autoencoder with PyTorch in eager mode: WORKLOAD THREADS.

Says "ready", then for each line with a number of seconds trains that long and answers with samples per second.
"""
import sys
import time

import torch
from torch import nn

WORKLOADS = {
    "W1": dict(samples=1797, batch=64, sizes=[64, 32, 8], masking=0.0, loss=nn.MSELoss()),
    "W2": dict(samples=10_000, batch=128, sizes=[784, 256, 64], masking=0.3, loss=nn.BCEWithLogitsLoss()),
}


def autoencoder(sizes):
    """Returns encoder and decoder, rectified but for the output."""
    path = sizes + sizes[-2::-1]
    layers = []
    for inputs, outputs in zip(path, path[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Training:
    def __init__(self, samples, batch, sizes, masking, loss):
        torch.manual_seed(0)
        self.data = torch.rand(samples, sizes[0])
        self.batch, self.masking, self.loss = batch, masking, loss
        self.model = autoencoder(sizes)
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

// Package logx wraps the default logger.
package logx

import (
	"fmt"
	"log/slog"
)

func Info(msg string, args ...any) { slog.Info(msg, args...) }

func Infof(format string, args ...any) { slog.Info(fmt.Sprintf(format, args...)) }

"""What the operating system answers where it refuses, in words."""

from __future__ import annotations

import errno
import socket
from typing import Final

from reportlint.model.message import Message

_SAID: Final = {
    errno.ENOENT: Message("没有这个文件或目录", "No such file or directory"),
    errno.EACCES: Message("没有权限", "Permission denied"),
    errno.EPERM: Message("不允许这样做", "Operation not permitted"),
    errno.EEXIST: Message("已有同名的文件", "File exists"),
    errno.EISDIR: Message("这是目录，不是文件", "Is a directory"),
    errno.ENOTDIR: Message("路径中有一段是文件，不是目录", "Not a directory"),
    errno.ENAMETOOLONG: Message("文件名过长", "File name too long"),
    errno.ELOOP: Message("符号链接循环", "Too many levels of symbolic links"),
    errno.EROFS: Message("所在的盘是只读的", "Read-only file system"),
    errno.ENOSPC: Message("磁盘已满", "No space left on device"),
    errno.EDQUOT: Message("磁盘配额已用完", "Disk quota exceeded"),
    errno.EFBIG: Message("文件过大", "File too large"),
    errno.EMFILE: Message("打开的文件过多", "Too many open files"),
    errno.EBUSY: Message("正被其他程序占用", "Device or resource busy"),
    errno.EIO: Message("读写磁盘时出错", "Input/output error"),
    errno.ECONNRESET: Message("连接被对方断开", "Connection reset by peer"),
    errno.ENETUNREACH: Message("网络不通", "Network is unreachable"),
    errno.EHOSTUNREACH: Message("到该主机的网络不通", "No route to host"),
}
_UNRESOLVED: Final = {
    socket.EAI_NONAME: Message("域名服务器中没有这个域名", "Name or service not known"),
    socket.EAI_AGAIN: Message("域名服务器没有应答", "Temporary failure in name resolution"),
}


def reason_of(error: OSError) -> Message:
    """Why something could not be read, written or reached; in the system's own words where ours are lacking."""
    said = (_UNRESOLVED if isinstance(error, socket.gaierror) else _SAID).get(error.errno or 0)
    own = error.strerror or str(error) or type(error).__name__
    return Message(said.zh, own) if said else Message(own, own)

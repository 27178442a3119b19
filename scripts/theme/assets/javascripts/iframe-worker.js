// Browsers start no worker from disk, where the offline copy is read: its script runs in a hidden frame instead.
// Material expects the name of this file, and of the class only what its search uses.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = "Search"
      document.body.append(frame)
      this.inside = frame.contentWindow
      this.waiting = []
      this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
      const script = frame.contentDocument.createElement("script")
      script.src = new URL(address, location).href
      script.addEventListener("load", () => {
        const waiting = this.waiting
        this.waiting = undefined
        waiting.forEach((data) => this.postMessage(data))
      })
      frame.contentDocument.body.append(script)
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data)
      else this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data }))
    }

    terminate() {}
  }
}

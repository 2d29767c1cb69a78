async function a(o,t){let n=await o.api.act("export_clients",t),e=document.createElement("a");return e.href=n.download,e.download=n.file_name,e.click(),n.number}export{a};
